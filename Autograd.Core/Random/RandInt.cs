using System.Numerics;

namespace Autograd.Core;

public static partial class Variable
{
    /// <summary>A leaf of whole numbers from <paramref name="low"/> to <paramref name="high"/> − 1; PyTorch's <c>torch.randint</c>.</summary>
    /// <param name="low">The least.</param>
    /// <param name="high">More than the greatest.</param>
    /// <param name="shape">The dimension lengths.</param>
    /// <param name="generator">What to draw from; <see cref="Generator.Default"/> where null.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="high"/> is not above <paramref name="low"/>.</exception>
    public static Variable<T> RandInt<T>(long low, long high, Shape shape, Generator? generator = null)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        generator ??= Generator.Default;
        Variable<T> leaf = NewLeaf<T>(shape, requiresGrad: false);
        foreach (ref T value in leaf.Node.Data)
            value = T.CreateTruncating(generator.NextInt64(low, high));
        return leaf;
    }
}
