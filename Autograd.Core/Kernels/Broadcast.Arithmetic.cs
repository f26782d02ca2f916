using System.Numerics;

namespace Autograd.Core.Kernels;

/// <content>Arithmetic with a small operand that is repeated along the dimensions where it has length 1. The result may be the first operand.</content>
internal static partial class Broadcast
{
    /// <summary><c>y = x + b</c></summary>
    public static void Add<T>(ReadOnlySpan<int> xLengths, ReadOnlySpan<T> x, ReadOnlySpan<int> bLengths, ReadOnlySpan<T> b, Span<T> y)
        where T : unmanaged, IFloatingPointIeee754<T> => Map(default(Sums), xLengths, x, bLengths, b, y);

    /// <summary><c>y = x − b</c></summary>
    public static void Subtract<T>(ReadOnlySpan<int> xLengths, ReadOnlySpan<T> x, ReadOnlySpan<int> bLengths, ReadOnlySpan<T> b, Span<T> y)
        where T : unmanaged, IFloatingPointIeee754<T> => Map(default(Differences), xLengths, x, bLengths, b, y);

    /// <summary><c>y = x · b</c></summary>
    public static void Multiply<T>(ReadOnlySpan<int> xLengths, ReadOnlySpan<T> x, ReadOnlySpan<int> bLengths, ReadOnlySpan<T> b, Span<T> y)
        where T : unmanaged, IFloatingPointIeee754<T> => Map(default(Products), xLengths, x, bLengths, b, y);

    /// <summary><c>y = x / b</c></summary>
    public static void Divide<T>(ReadOnlySpan<int> xLengths, ReadOnlySpan<T> x, ReadOnlySpan<int> bLengths, ReadOnlySpan<T> b, Span<T> y)
        where T : unmanaged, IFloatingPointIeee754<T> => Map(default(Quotients), xLengths, x, bLengths, b, y);

    private static void Map<T, TFunction>(in TFunction function, ReadOnlySpan<int> xLengths, ReadOnlySpan<T> x, ReadOnlySpan<int> bLengths, ReadOnlySpan<T> b, Span<T> y)
        where T : unmanaged, IFloatingPointIeee754<T>
        where TFunction : struct, IRealFunction2
    {
        var plan = new BroadcastPlan(xLengths, bLengths);
        while (plan.MoveNext())
        {
            ReadOnlySpan<T> run = x.Slice(plan.A, plan.RunLength);
            Span<T> result = y.Slice(plan.A, plan.RunLength);
            if (plan.BIsSpan)
                RealFunction.Map(function, run, b.Slice(plan.B, plan.RunLength), result);
            else
                RealFunction.Map(function, run, b[plan.B], result);
        }
    }

    private readonly struct Sums : IRealFunction2
    {
        public TReal Value<TReal>(TReal x, TReal b)
            where TReal : struct, IReal<TReal> => x + b;
    }

    private readonly struct Differences : IRealFunction2
    {
        public TReal Value<TReal>(TReal x, TReal b)
            where TReal : struct, IReal<TReal> => x - b;
    }

    private readonly struct Products : IRealFunction2
    {
        public TReal Value<TReal>(TReal x, TReal b)
            where TReal : struct, IReal<TReal> => x * b;
    }

    private readonly struct Quotients : IRealFunction2
    {
        public TReal Value<TReal>(TReal x, TReal b)
            where TReal : struct, IReal<TReal> => x / b;
    }
}
