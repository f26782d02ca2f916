namespace Autograd.Core.Checking;

/// <summary>Compares the gradients that backward computes with central differences; PyTorch's <c>torch.autograd.gradcheck</c>.</summary>
/// <remarks>
/// Numerically the Jacobian is <c>(f(x + ε) − f(x − ε)) / 2ε</c>, analytically a backward pass for each output element, and they agree where
/// |analytical − numerical| ≤ atol + rtol · |numerical|. Slow mode checks every element; fast mode one random projection <c>vᵀ·J·u</c>, for large inputs. Besides, a second
/// backward pass must give the same bits, and a zero gradient of the output zero gradients of the inputs. In double precision only, because differences in
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
    /// <param name="fastMode">Check one random projection of the Jacobian instead of all its elements.</param>
    /// <exception cref="GradientCheckException">A gradient differs.</exception>
    public static void Run(
        Func<Variable<double>, Variable<double>> function,
        Variable<double> input,
        double epsilon = 1e-6,
        double absoluteTolerance = 1e-5,
        double relativeTolerance = 1e-3,
        bool fastMode = false)
    {
        ArgumentNullException.ThrowIfNull(function);
        Run(inputs => function(inputs[0]), [input], epsilon, absoluteTolerance, relativeTolerance, fastMode);
    }

    /// <summary>Checks a function of several variables, with respect to each.</summary>
    /// <param name="function">The function; must not change its inputs.</param>
    /// <param name="inputs">Where to check it; copied.</param>
    /// <param name="epsilon">ε, the step of the differences.</param>
    /// <param name="absoluteTolerance">atol.</param>
    /// <param name="relativeTolerance">rtol.</param>
    /// <param name="fastMode">Check one random projection of each Jacobian instead of all its elements.</param>
    /// <exception cref="GradientCheckException">A gradient differs.</exception>
    public static void Run(
        Func<IReadOnlyList<Variable<double>>, Variable<double>> function,
        IReadOnlyList<Variable<double>> inputs,
        double epsilon = 1e-6,
        double absoluteTolerance = 1e-5,
        double relativeTolerance = 1e-3,
        bool fastMode = false)
    {
        ArgumentNullException.ThrowIfNull(function);
        ArgumentNullException.ThrowIfNull(inputs);
        var subject = new CheckedFunction(function, inputs, epsilon);
        subject.CheckZeroGradient();
        if (fastMode)
            FastCheck.Run(subject, absoluteTolerance, relativeTolerance);
        else
            SlowCheck.Run(subject, absoluteTolerance, relativeTolerance);
    }
}
