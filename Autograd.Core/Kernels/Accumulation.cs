using System.Numerics;
using System.Numerics.Tensors;

namespace Autograd.Core.Kernels;

/// <summary>Adding one array of gradients to another.</summary>
internal static class Accumulation
{
    /// <summary><c>sum_i += x_i</c></summary>
    public static void Add<T>(ReadOnlySpan<T> x, Span<T> sum)
        where T : IAdditionOperators<T, T, T>, IAdditiveIdentity<T, T>
        => TensorPrimitives.Add(sum, x, sum);
}
