using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Autograd.Core.Kernels;

/// <summary>A function of one element, and its derivative.</summary>
internal interface IPointwiseFormula<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <summary>What <see cref="Dx"/> reads besides <c>dy</c>.</summary>
    static abstract Reads Reads { get; }

    /// <summary><c>y_i = f(x_i)</c></summary>
    void Forward(ReadOnlySpan<T> x, Span<T> y);

    /// <summary><c>dy · f′(x)</c>, from x or y = f(x).</summary>
    TReal Dx<TReal>(TReal dy, TReal x, TReal y)
        where TReal : struct, IReal<TReal>;
}

/// <summary>The gradient of a function applied to every element.</summary>
internal static class Pointwise
{
    /// <summary><c>dx_i += dy_i · f′(x_i)</c></summary>
    public static void AddGradient<T, TFormula>(in TFormula formula, ReadOnlySpan<T> x, ReadOnlySpan<T> y, ReadOnlySpan<T> dy, Span<T> dx)
        where T : unmanaged, IFloatingPointIeee754<T>
        where TFormula : struct, IPointwiseFormula<T>
    {
        bool readsX = TFormula.Reads.Include(Reads.First), readsY = TFormula.Reads.Include(Reads.Output);
        var none = new RepeatedSource<T>(T.Zero);
        if (readsX && readsY)
            Run(formula, new SpanSource<T>(x), new SpanSource<T>(y), dy, dx);
        else if (readsX)
            Run(formula, new SpanSource<T>(x), none, dy, dx);
        else if (readsY)
            Run(formula, none, new SpanSource<T>(y), dy, dx);
        else
            Run(formula, none, none, dy, dx);
    }

    private static void Run<T, TFormula, TX, TY>(in TFormula formula, TX x, TY y, ReadOnlySpan<T> dy, Span<T> dx)
        where T : unmanaged, IFloatingPointIeee754<T>
        where TFormula : struct, IPointwiseFormula<T>
        where TX : struct, ISource<T>, allows ref struct
        where TY : struct, ISource<T>, allows ref struct
    {
        ref T dxs = ref MemoryMarshal.GetReference(dx);
        var dys = new SpanSource<T>(dy);
        int i = 0;
        if (Vector<T>.IsSupported)
        {
            for (; i <= dx.Length - Vector<T>.Count; i += Vector<T>.Count)
            {
                Vector<T> gradient = formula.Dx(dys.From(i), x.From(i), y.From(i)).Value;
                (Vector.LoadUnsafe(ref dxs, (nuint)i) + gradient).StoreUnsafe(ref dxs, (nuint)i);
            }
        }

        for (; i < dx.Length; i++)
            Unsafe.Add(ref dxs, i) += formula.Dx(dys.At(i), x.At(i), y.At(i)).Value;
    }
}
