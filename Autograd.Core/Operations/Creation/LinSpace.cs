using System.Numerics;

namespace Autograd.Core;

public static partial class Variable
{
    /// <summary>A leaf of evenly spaced numbers, both ends included; PyTorch's <c>torch.linspace</c>.</summary>
    /// <param name="start">The first.</param>
    /// <param name="end">The last.</param>
    /// <param name="steps">How many.</param>
    /// <param name="requiresGrad">Whether <see cref="Variable{T}.Backward(Variable{T}?, bool)"/> computes its gradient.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="steps"/> is negative.</exception>
    public static Variable<T> LinSpace<T>(T start, T end, int steps, bool requiresGrad = false)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (steps < 0)
            throw new ArgumentOutOfRangeException(nameof(steps), steps, $"LinSpace: number of steps must be non-negative, got {steps}.");
        Variable<T> leaf = NewLeaf<T>([steps], requiresGrad);
        Span<T> values = leaf.Node.Data;
        T step = steps > 1 ? (end - start) / T.CreateTruncating(steps - 1) : T.Zero;

        // From both ends, so that both are met exactly.
        for (int i = 0; i < steps; i++)
            values[i] = i < steps / 2 || steps == 1 ? start + (step * T.CreateTruncating(i)) : end - (step * T.CreateTruncating(steps - i - 1));
        return leaf;
    }

    /// <inheritdoc cref="LinSpace{T}(T, T, int, bool)"/>
    /// <param name="start">The first, a variable of one element.</param>
    /// <param name="end">The last, a variable of one element.</param>
    /// <param name="steps">How many.</param>
    /// <param name="requiresGrad">Whether <see cref="Variable{T}.Backward(Variable{T}?, bool)"/> computes its gradient.</param>
    public static Variable<T> LinSpace<T>(Variable<T> start, Variable<T> end, int steps, bool requiresGrad = false)
        where T : unmanaged, IFloatingPointIeee754<T> => LinSpace(start.Item(), end.Item(), steps, requiresGrad);
}
