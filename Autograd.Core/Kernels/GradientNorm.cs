using System.Numerics;
using System.Numerics.Tensors;

namespace Autograd.Core.Kernels;

/// <summary>Norms whose bits depend on nothing but the elements.</summary>
internal static class GradientNorm
{
    private const int Block = 256;

    /// <summary><c>(Σ |x_i|^p)^(1/p)</c>; the largest |x_i| where p is infinite.</summary>
    public static T Of<T>(ReadOnlySpan<T> x, double p)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (double.IsPositiveInfinity(p))
            return Largest(x);
        if (p == 2)
            return T.Sqrt(Summation.Dot(x, x));

        T sum = T.Zero, power = T.CreateTruncating(p);
        Span<T> buffer = stackalloc T[Block];
        while (!x.IsEmpty)
        {
            Span<T> block = buffer[..Math.Min(Block, x.Length)];
            TensorPrimitives.Abs(x[..block.Length], block);
            for (int i = 0; i < block.Length && p != 1; i++)
                block[i] = T.Pow(block[i], power);
            sum += Summation.Sum<T>(block);
            x = x[block.Length..];
        }

        return p == 1 ? sum : T.Pow(sum, T.One / power);
    }

    /// <summary><c>max |x_i|</c>; 0 of nothing.</summary>
    public static T Largest<T>(ReadOnlySpan<T> x)
        where T : unmanaged, IFloatingPointIeee754<T> => x.IsEmpty ? T.Zero : T.Abs(TensorPrimitives.MaxMagnitude(x));
}
