using System.Numerics;

namespace Autograd.Core;

public static partial class Variable
{
    /// <summary>A leaf of numbers uniform in [0, 1); PyTorch's <c>torch.rand</c>.</summary>
    /// <param name="shape">The dimension lengths.</param>
    /// <param name="generator">What to draw from; <see cref="Generator.Default"/> where null.</param>
    /// <param name="requiresGrad">Whether <see cref="Variable{T}.Backward(Variable{T}?, bool)"/> computes its gradient.</param>
    public static Variable<T> Rand<T>(Shape shape, Generator? generator = null, bool requiresGrad = false)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Variable<T> leaf = NewLeaf<T>(shape, requiresGrad);
        (generator ?? Generator.Default).Uniform(leaf.Node.Data, T.Zero, T.One);
        return leaf;
    }
}
