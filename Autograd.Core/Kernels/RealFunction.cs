using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Autograd.Core.Kernels;

/// <summary>A function of one real number.</summary>
internal interface IRealFunction
{
    /// <summary><c>f(x)</c></summary>
    TReal Value<TReal>(TReal x)
        where TReal : struct, IReal<TReal>;
}

/// <summary>A function of two real numbers.</summary>
internal interface IRealFunction2
{
    /// <summary><c>f(a, b)</c></summary>
    TReal Value<TReal>(TReal a, TReal b)
        where TReal : struct, IReal<TReal>;
}

/// <summary>Functions written once over <see cref="IReal{TSelf}"/>, applied to spans: the forward of formulas that need no function of their own.</summary>
internal static class RealFunction
{
    /// <summary><c>y_i = f(x_i)</c></summary>
    public static void Map<T, TFunction>(in TFunction function, ReadOnlySpan<T> x, Span<T> y)
        where T : unmanaged, IFloatingPointIeee754<T>
        where TFunction : struct, IRealFunction
    {
        var xs = new SpanSource<T>(x);
        ref T ys = ref MemoryMarshal.GetReference(y);
        int i = 0;
        if (Vector<T>.IsSupported)
        {
            for (; i <= y.Length - Vector<T>.Count; i += Vector<T>.Count)
                function.Value(xs.From(i)).Value.StoreUnsafe(ref ys, (nuint)i);
        }

        for (; i < y.Length; i++)
            Unsafe.Add(ref ys, i) = function.Value(xs.At(i)).Value;
    }

    /// <summary><c>y_i = f(a_i, b_i)</c></summary>
    public static void Map<T, TFunction>(in TFunction function, ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> y)
        where T : unmanaged, IFloatingPointIeee754<T>
        where TFunction : struct, IRealFunction2
        => Map<T, TFunction, SpanSource<T>, SpanSource<T>>(function, new SpanSource<T>(a), new SpanSource<T>(b), y);

    /// <summary><c>y_i = f(a_i, b)</c></summary>
    public static void Map<T, TFunction>(in TFunction function, ReadOnlySpan<T> a, T b, Span<T> y)
        where T : unmanaged, IFloatingPointIeee754<T>
        where TFunction : struct, IRealFunction2
        => Map<T, TFunction, SpanSource<T>, RepeatedSource<T>>(function, new SpanSource<T>(a), new RepeatedSource<T>(b), y);

    /// <summary><c>y_i = f(a, b_i)</c></summary>
    public static void Map<T, TFunction>(in TFunction function, T a, ReadOnlySpan<T> b, Span<T> y)
        where T : unmanaged, IFloatingPointIeee754<T>
        where TFunction : struct, IRealFunction2
        => Map<T, TFunction, RepeatedSource<T>, SpanSource<T>>(function, new RepeatedSource<T>(a), new SpanSource<T>(b), y);

    /// <summary><c>y = f(a, b)</c> with broadcasting.</summary>
    public static void Broadcast<T, TFunction>(in TFunction function, ReadOnlySpan<int> aLengths, ReadOnlySpan<T> a, ReadOnlySpan<int> bLengths, ReadOnlySpan<T> b, Span<T> y)
        where T : unmanaged, IFloatingPointIeee754<T>
        where TFunction : struct, IRealFunction2
    {
        var plan = new BroadcastPlan(aLengths, bLengths);
        while (plan.MoveNext())
        {
            Span<T> run = y.Slice(plan.Y, plan.RunLength);
            if (!plan.BIsSpan)
                Map(function, a.Slice(plan.A, plan.RunLength), b[plan.B], run);
            else if (!plan.AIsSpan)
                Map(function, a[plan.A], b.Slice(plan.B, plan.RunLength), run);
            else
                Map(function, a.Slice(plan.A, plan.RunLength), b.Slice(plan.B, plan.RunLength), run);
        }
    }

    private static void Map<T, TFunction, TA, TB>(in TFunction function, TA a, TB b, Span<T> y)
        where T : unmanaged, IFloatingPointIeee754<T>
        where TFunction : struct, IRealFunction2
        where TA : struct, ISource<T>, allows ref struct
        where TB : struct, ISource<T>, allows ref struct
    {
        ref T ys = ref MemoryMarshal.GetReference(y);
        int i = 0;
        if (Vector<T>.IsSupported)
        {
            for (; i <= y.Length - Vector<T>.Count; i += Vector<T>.Count)
                function.Value(a.From(i), b.From(i)).Value.StoreUnsafe(ref ys, (nuint)i);
        }

        for (; i < y.Length; i++)
            Unsafe.Add(ref ys, i) = function.Value(a.At(i), b.At(i)).Value;
    }
}
