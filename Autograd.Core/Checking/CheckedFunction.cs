namespace Autograd.Core.Checking;

/// <summary>A function under check, at a point: its values nearby and its backward.</summary>
internal sealed class CheckedFunction
{
    private readonly Func<IReadOnlyList<Variable<double>>, Variable<double>> _function;
    private readonly Variable<double>[] _leaves;
    private readonly Variable<double> _output;
    private readonly double _epsilon;

    public CheckedFunction(Func<IReadOnlyList<Variable<double>>, Variable<double>> function, IReadOnlyList<Variable<double>> inputs, double epsilon)
    {
        _function = function;
        _epsilon = epsilon;
        _leaves = [.. inputs.Select(input => Variable.Create(input.ToArray(), input.Shape, requiresGrad: true))];
        using GradMode.Scope scope = GradMode.EnableGrad();
        _output = function(_leaves);
        if (!_output.RequiresGrad)
            throw new GradientCheckException("GradientCheck: the function's result does not depend on any of its inputs.");
    }

    public int InputCount => _leaves.Length;

    public int OutputLength => _output.FlattenedLength;

    public int InputLength(int input) => _leaves[input].FlattenedLength;

    /// <summary><c>Jᵀ·v</c> for each input, from two passes that must agree to the bit.</summary>
    public double[][] BackwardTwice(double[] v)
    {
        double[][] first = Backward(v), second = Backward(v);
        for (int i = 0; i < first.Length; i++)
        {
            if (!first[i].AsSpan().SequenceEqual(second[i]))
                throw new GradientCheckException($"GradientCheck: two backward passes gave different gradients for input {i}.");
        }

        return first;
    }

    /// <summary>Refuses a backward that makes something of nothing.</summary>
    public void CheckZeroGradient()
    {
        double[][] gradients = Backward(new double[OutputLength]);
        int input = Array.FindIndex(gradients, gradient => gradient.AsSpan().ContainsAnyExcept(0));
        if (input >= 0)
            throw new GradientCheckException($"GradientCheck: a zero gradient of the output gave a gradient of input {input} that is not zero.");
    }

    /// <summary><c>J·u</c> for one input, by central differences along u.</summary>
    public double[] Difference(int input, ReadOnlySpan<double> u)
    {
        using GradMode.Scope scope = GradMode.NoGrad();
        double[] point = _leaves[input].ToArray();
        double[] above = ValueAt(input, point, u, _epsilon), below = ValueAt(input, point, u, -_epsilon);
        _leaves[input].Copy_(point);
        for (int i = 0; i < above.Length; i++)
            above[i] = (above[i] - below[i]) / (2 * _epsilon);
        return above;
    }

    private double[] ValueAt(int input, double[] point, ReadOnlySpan<double> u, double step)
    {
        double[] moved = [.. point];
        for (int i = 0; i < moved.Length; i++)
            moved[i] += step * u[i];
        _leaves[input].Copy_(moved);
        return _function(_leaves).ToArray();
    }

    private double[][] Backward(double[] v)
    {
        foreach (Variable<double> leaf in _leaves)
            leaf.SetGrad(null);

        using GradMode.Scope scope = GradMode.EnableGrad();

        // A new graph, because the first was recorded on values that differences have changed in place since.
        _function(_leaves).Backward(Variable.Create(v, _output.Shape));
        return [.. _leaves.Select(leaf => leaf.Grad?.ToArray() ?? new double[leaf.FlattenedLength])];
    }
}
