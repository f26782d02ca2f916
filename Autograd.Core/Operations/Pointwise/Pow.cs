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

    /// <summary><c>y = x^n; dx += dy · n · x^(n−1); dn += dy · y · ln x</c>, and no gradient for x where n = 0, nor for n where x = 0 ≤ n.</summary>
    /// <param name="x">The base.</param>
    /// <param name="n">The exponents; shapes broadcast.</param>
    /// <exception cref="ArgumentException">The shapes do not broadcast.</exception>
    public static Variable<T> Pow<T>(this Variable<T> x, Variable<T> n)
        where T : unmanaged, IFloatingPointIeee754<T> => Recorder.Elementwise(x, n, default(PowVariableFormula<T>));

    /// <summary><c>y = x^n; dn += dy · y · ln x</c> with a number as the base.</summary>
    /// <param name="x">The base.</param>
    /// <param name="n">The exponents.</param>
    public static Variable<T> Pow<T>(T x, Variable<T> n)
        where T : unmanaged, IFloatingPointIeee754<T> => Recorder.Pointwise(n, new LeftNumberFormula<T, PowVariableFormula<T>>(default, x));
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

internal readonly struct PowVariableFormula<T> : IElementwiseFormula<T>, IOperation
    where T : unmanaged, IFloatingPointIeee754<T>
{
    public static string Name => "Pow";

    public static Reads ReadsForA => Reads.First | Reads.Second;

    public static Reads ReadsForB => Reads.First | Reads.Second | Reads.Output;

    public void Forward(ReadOnlySpan<T> x, ReadOnlySpan<T> n, Span<T> y) => TensorPrimitives.Pow(x, n, y);

    public void Forward(ReadOnlySpan<T> x, T n, Span<T> y) => TensorPrimitives.Pow(x, n, y);

    public void Forward(T x, ReadOnlySpan<T> n, Span<T> y) => TensorPrimitives.Pow(x, n, y);

    public TReal Da<TReal>(TReal dy, TReal x, TReal n, TReal y)
        where TReal : struct, IReal<TReal>
    {
        TReal zero = TReal.From(0);
        return TReal.IfEqual(n, zero, zero, dy * (n * TReal.Pow(x, n - TReal.From(1))));
    }

    public TReal Db<TReal>(TReal dy, TReal x, TReal n, TReal y)
        where TReal : struct, IReal<TReal>
    {
        TReal zero = TReal.From(0), slope = dy * (y * TReal.Log(x));
        return TReal.IfEqual(x, zero, TReal.IfLessOrEqual(zero, n, zero, slope), slope);
    }
}
