using System.Numerics;
using System.Numerics.Tensors;

namespace Autograd.Core.Kernels;

/// <summary>p-norms, over the dimensions where the small operand has length 1.</summary>
internal static class PNorm
{
    /// <summary><c>y = (Σ |x|^p)^(1/p)</c></summary>
    public static void Of<T>(double p, ReadOnlySpan<int> xLengths, ReadOnlySpan<T> x, ReadOnlySpan<int> yLengths, Span<T> y)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (double.IsInfinity(p))
        {
            using var scratch = new Scratch<T>(x.Length);
            TensorPrimitives.Abs(x, scratch.Span);
            if (p > 0)
                Extreme.Of<T, Largest>(xLengths, scratch.Span, yLengths, y);
            else
                Extreme.Of<T, Smallest>(xLengths, scratch.Span, yLengths, y);
            return;
        }

        Reduce.Sum(new PowerOfMagnitude(p), xLengths, x, yLengths, y, y);
        if (p == 2)
            TensorPrimitives.Sqrt(y, y);
        else if (p is not (0 or 1))
            TensorPrimitives.Pow(y, T.CreateTruncating(1 / p), y);
    }

    /// <summary><c>dx += dy · sgn x · (|x| / y)^(p−1)</c></summary>
    public static void AddGradient<T>(double p, ReadOnlySpan<int> xLengths, ReadOnlySpan<T> x, ReadOnlySpan<int> yLengths, ReadOnlySpan<T> y, ReadOnlySpan<T> dy, Span<T> dx)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (double.IsInfinity(p))
        {
            using var scratch = new Scratch<T>(y.Length);
            Span<T> share = scratch.Span;
            Reduce.Sum(default(ExtremeMagnitude), xLengths, x, yLengths, y, share);
            TensorPrimitives.Divide(dy, share, share);
            Reduce.AddGradient(default(ExtremeMagnitude), xLengths, x, yLengths, y, share, dx);
        }
        else if (p != 0)
        {
            Reduce.AddGradient(new PowerOfMagnitude(p), xLengths, x, yLengths, y, dy, dx);
        }
    }

    /// <summary><c>|x|^p</c>, and the derivative of the norm.</summary>
    private readonly struct PowerOfMagnitude(double p) : IRealFunction2, IReductionGradient
    {
        public TReal Value<TReal>(TReal x, TReal norm)
            where TReal : struct, IReal<TReal> => p switch
            {
                0 => TReal.IfEqual(x, TReal.From(0), TReal.From(0), TReal.From(1)),
                1 => TReal.Abs(x),
                2 => x * x,
                _ => TReal.Pow(TReal.Abs(x), TReal.From(p)),
            };

        public TReal Dx<TReal>(TReal dy, TReal x, TReal norm)
            where TReal : struct, IReal<TReal>
        {
            TReal zero = TReal.From(0);
            if (p == 1)
                return dy * Sign(x);
            TReal ratio = p == 2 ? x / norm : Sign(x) * TReal.Pow(TReal.Abs(x) / norm, TReal.From(p - 1));
            return TReal.IfEqual(x, zero, zero, TReal.IfEqual(norm, zero, zero, dy * ratio));
        }
    }

    /// <summary>1 where the magnitude is the norm, else 0; where the norm is NaN, so is what shares it.</summary>
    private readonly struct ExtremeMagnitude : IRealFunction2, IReductionGradient
    {
        public TReal Value<TReal>(TReal x, TReal norm)
            where TReal : struct, IReal<TReal> => new TiedElement(nanShares: true).Value(TReal.Abs(x), norm);

        public TReal Dx<TReal>(TReal share, TReal x, TReal norm)
            where TReal : struct, IReal<TReal> => Sign(x) * (share * Value(x, norm));
    }

    private static TReal Sign<TReal>(TReal x)
        where TReal : struct, IReal<TReal>
    {
        TReal zero = TReal.From(0), one = TReal.From(1);
        return TReal.IfLess(zero, x, one, TReal.IfLess(x, zero, -one, zero));
    }
}
