namespace Autograd.Core.Checking;

/// <summary>Compares the gradients that backward computes with central differences; PyTorch's <c>torch.autograd.gradcheck</c>.</summary>
/// <remarks>
/// Every element of the Jacobian is checked: numerically <c>(f(x + ε) − f(x − ε)) / 2ε</c>, analytically a backward pass for each output element, and
/// |analytical − numerical| ≤ atol + rtol · |numerical|. A second backward pass must give the same bits. In double precision only, because differences in
/// single precision are too coarse to tell anything.
/// </remarks>
/// <example><code>
/// GradientCheck.Run(x => (x * x).Sum(), Variable.Create([1.0, 2.0]));
/// </code></example>
public static class GradientCheck
{
    /// <summary>Checks a function of one variable.</summary>
    /// <param name="function">The function; must not change its input.</param>
    /// <param name="input">Where to check it; copied.</param>
    /// <param name="epsilon">ε, the step of the differences.</param>
    /// <param name="absoluteTolerance">atol.</param>
    /// <param name="relativeTolerance">rtol.</param>
    /// <exception cref="GradientCheckException">A gradient differs.</exception>
    public static void Run(
        Func<Variable<double>, Variable<double>> function,
        Variable<double> input,
        double epsilon = 1e-6,
        double absoluteTolerance = 1e-5,
        double relativeTolerance = 1e-3)
    {
        ArgumentNullException.ThrowIfNull(function);
        Run(inputs => function(inputs[0]), [input], epsilon, absoluteTolerance, relativeTolerance);
    }

    /// <summary>Checks a function of several variables, with respect to each.</summary>
    /// <param name="function">The function; must not change its inputs.</param>
    /// <param name="inputs">Where to check it; copied.</param>
    /// <param name="epsilon">ε, the step of the differences.</param>
    /// <param name="absoluteTolerance">atol.</param>
    /// <param name="relativeTolerance">rtol.</param>
    /// <exception cref="GradientCheckException">A gradient differs.</exception>
    public static void Run(
        Func<IReadOnlyList<Variable<double>>, Variable<double>> function,
        IReadOnlyList<Variable<double>> inputs,
        double epsilon = 1e-6,
        double absoluteTolerance = 1e-5,
        double relativeTolerance = 1e-3)
    {
        ArgumentNullException.ThrowIfNull(function);
        ArgumentNullException.ThrowIfNull(inputs);
        Variable<double>[] leaves = [.. inputs.Select(input => Variable.Create(input.ToArray(), input.Shape, requiresGrad: true))];

        double[][] analytical = AnalyticalJacobians(function, leaves);
        double[][] again = AnalyticalJacobians(function, leaves);
        for (int i = 0; i < leaves.Length; i++)
        {
            if (!analytical[i].AsSpan().SequenceEqual(again[i]))
                throw new GradientCheckException($"GradientCheck: two backward passes gave different gradients for input {i}.");
            double[] numerical = NumericalJacobian(function, leaves, i, epsilon);
            Compare(analytical[i], numerical, leaves[i].FlattenedLength, i, absoluteTolerance, relativeTolerance);
        }
    }

    /// <summary>For each input the Jacobian, one row for each output element.</summary>
    private static double[][] AnalyticalJacobians(Func<IReadOnlyList<Variable<double>>, Variable<double>> function, Variable<double>[] leaves)
    {
        Variable<double> output = function(leaves);
        if (!output.RequiresGrad)
            throw new GradientCheckException("GradientCheck: the function's result does not depend on any of its inputs.");

        double[][] jacobians = [.. leaves.Select(leaf => new double[output.FlattenedLength * leaf.FlattenedLength])];
        double[] oneHot = new double[output.FlattenedLength];
        for (int row = 0; row < oneHot.Length; row++)
        {
            foreach (Variable<double> leaf in leaves)
                leaf.Node.SetGrad(null);
            oneHot[row] = 1;
            output.Backward(Variable.Create(oneHot, output.Shape), retainGraph: true);
            oneHot[row] = 0;
            for (int i = 0; i < leaves.Length; i++)
                leaves[i].Grad?.CopyTo(jacobians[i].AsSpan(row * leaves[i].FlattenedLength));
        }

        return jacobians;
    }

    private static double[] NumericalJacobian(Func<IReadOnlyList<Variable<double>>, Variable<double>> function, Variable<double>[] leaves, int input, double epsilon)
    {
        using GradMode.Scope scope = GradMode.NoGrad();
        double[] point = leaves[input].ToArray();
        int columns = point.Length;
        double[]? jacobian = null;
        for (int column = 0; column < columns; column++)
        {
            double at = point[column];
            double[] above = ValueAt(at + epsilon), below = ValueAt(at - epsilon);
            point[column] = at;
            jacobian ??= new double[above.Length * columns];
            for (int row = 0; row < above.Length; row++)
                jacobian[(row * columns) + column] = (above[row] - below[row]) / (2 * epsilon);

            double[] ValueAt(double value)
            {
                point[column] = value;
                leaves[input].Copy_(point);
                return function(leaves).ToArray();
            }
        }

        leaves[input].Copy_(point);
        return jacobian ?? [];
    }

    private static void Compare(double[] analytical, double[] numerical, int columns, int input, double absoluteTolerance, double relativeTolerance)
    {
        for (int i = 0; i < numerical.Length; i++)
        {
            double difference = Math.Abs(analytical[i] - numerical[i]);
            if (!(difference <= absoluteTolerance + (relativeTolerance * Math.Abs(numerical[i]))))
                throw new GradientCheckException(
                    $"GradientCheck: Jacobian mismatch for output element {i / columns} with respect to element {i % columns} of input {input}: "
                    + $"numerical {numerical[i]:G9}, analytical {analytical[i]:G9}.");
        }
    }
}
