using System.Numerics;
using System.Numerics.Tensors;

namespace Autograd.Core.Kernels;

/// <summary>Which of two elements an extreme prefers. NaN is preferred to every number, and the first of equals.</summary>
internal interface IOrder
{
    /// <summary>What every number is preferred to.</summary>
    static abstract T Worst<T>()
        where T : unmanaged, IFloatingPointIeee754<T>;

    static abstract bool IsBetter<T>(T a, T b)
        where T : unmanaged, IFloatingPointIeee754<T>;

    static abstract T Best<T>(T a, T b)
        where T : unmanaged, IFloatingPointIeee754<T>;

    static abstract T Best<T>(ReadOnlySpan<T> x)
        where T : unmanaged, IFloatingPointIeee754<T>;

    /// <summary><c>best_i ← best(best_i, x_i)</c></summary>
    static abstract void Improve<T>(ReadOnlySpan<T> x, Span<T> best)
        where T : unmanaged, IFloatingPointIeee754<T>;
}

/// <summary>Prefers the larger.</summary>
internal readonly struct Largest : IOrder
{
    public static T Worst<T>()
        where T : unmanaged, IFloatingPointIeee754<T> => T.NegativeInfinity;

    public static bool IsBetter<T>(T a, T b)
        where T : unmanaged, IFloatingPointIeee754<T> => a > b;

    public static T Best<T>(T a, T b)
        where T : unmanaged, IFloatingPointIeee754<T> => T.Max(a, b);

    public static T Best<T>(ReadOnlySpan<T> x)
        where T : unmanaged, IFloatingPointIeee754<T> => TensorPrimitives.Max(x);

    public static void Improve<T>(ReadOnlySpan<T> x, Span<T> best)
        where T : unmanaged, IFloatingPointIeee754<T> => TensorPrimitives.Max(best, x, best);
}

/// <summary>Prefers the smaller.</summary>
internal readonly struct Smallest : IOrder
{
    public static T Worst<T>()
        where T : unmanaged, IFloatingPointIeee754<T> => T.PositiveInfinity;

    public static bool IsBetter<T>(T a, T b)
        where T : unmanaged, IFloatingPointIeee754<T> => a < b;

    public static T Best<T>(T a, T b)
        where T : unmanaged, IFloatingPointIeee754<T> => T.Min(a, b);

    public static T Best<T>(ReadOnlySpan<T> x)
        where T : unmanaged, IFloatingPointIeee754<T> => TensorPrimitives.Min(x);

    public static void Improve<T>(ReadOnlySpan<T> x, Span<T> best)
        where T : unmanaged, IFloatingPointIeee754<T> => TensorPrimitives.Min(best, x, best);
}
