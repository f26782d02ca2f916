using System.Numerics;

namespace Autograd.Core;

public static partial class Variable
{
    /// <summary>A leaf of the numbers 0, 1, .. below an end; PyTorch's <c>torch.arange</c>.</summary>
    /// <param name="end">More than the last.</param>
    /// <param name="requiresGrad">Whether <see cref="Variable{T}.Backward(Variable{T}?, bool)"/> computes its gradient.</param>
    /// <exception cref="ArgumentOutOfRangeException">The end is negative.</exception>
    public static Variable<T> Arange<T>(double end, bool requiresGrad = false)
        where T : unmanaged, IFloatingPointIeee754<T> => Arange<T>(0, end, 1, requiresGrad);

    /// <summary>A leaf of the numbers start, start + step, .. before an end; PyTorch's <c>torch.arange</c>.</summary>
    /// <param name="start">The first.</param>
    /// <param name="end">Beyond the last.</param>
    /// <param name="step">From one to the next; not 0.</param>
    /// <param name="requiresGrad">Whether <see cref="Variable{T}.Backward(Variable{T}?, bool)"/> computes its gradient.</param>
    /// <exception cref="ArgumentOutOfRangeException">The step is 0 or leads away from the end.</exception>
    public static Variable<T> Arange<T>(double start, double end, double step = 1, bool requiresGrad = false)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (step == 0 || !((end - start) / step >= 0))
            throw new ArgumentOutOfRangeException(nameof(step), step, $"Arange: step must be nonzero and lead from {start} to {end}, got {step}.");
        Variable<T> leaf = NewLeaf<T>([(int)Math.Ceiling((end - start) / step)], requiresGrad);
        Span<T> values = leaf.Node.Data;
        for (int i = 0; i < values.Length; i++)
            values[i] = T.CreateTruncating(start + (step * i));
        return leaf;
    }
}
