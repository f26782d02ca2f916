using System.Numerics;
using System.Numerics.Tensors;
using Autograd.Core.Kernels;

namespace Autograd.Core;

public static partial class Variable
{
    /// <summary><c>y = x^n; dx += dy · n · x^(n−1)</c>, and no gradient where n = 0.</summary>
    /// <param name="x">The base.</param>
    /// <param name="n">The exponent, the same for every element.</param>
    public static Variable<T> Pow<T>(this Variable<T> x, T n)
        where T : unmanaged, IFloatingPointIeee754<T> => Recorder.Pointwise(x, new PowFormula<T>(n));
}

internal readonly struct PowFormula<T>(T n) : IPointwiseFormula<T>, IOperation
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private static readonly T Two = T.One + T.One;

    public static string Name => "Pow";

    public static Reads Reads => Reads.First;

    public void Forward(ReadOnlySpan<T> x, Span<T> y)
    {
        if (n == Two)
            TensorPrimitives.Multiply(x, x, y);
        else
            TensorPrimitives.Pow(x, n, y);
    }

    public TReal Dx<TReal>(TReal dy, TReal x, TReal y)
        where TReal : struct, IReal<TReal>
    {
        if (n == T.Zero)
            return TReal.From(0);
        if (n == Two)
            return dy * (x + x);
        double exponent = double.CreateTruncating(n);
        return dy * TReal.From(exponent) * TReal.Pow(x, TReal.From(exponent - 1));
    }
}
