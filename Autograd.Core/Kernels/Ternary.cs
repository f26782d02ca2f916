using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Autograd.Core.Kernels;

/// <summary>A function of three elements, and its derivatives.</summary>
internal interface ITernaryFormula
{
    /// <summary>What <see cref="Da"/> reads besides <c>dy</c>.</summary>
    static abstract Reads ReadsForA { get; }

    /// <summary>What <see cref="Db"/> reads besides <c>dy</c>.</summary>
    static abstract Reads ReadsForB { get; }

    /// <summary>What <see cref="Dc"/> reads besides <c>dy</c>.</summary>
    static abstract Reads ReadsForC { get; }

    /// <summary><c>f(a, b, c)</c></summary>
    TReal Value<TReal>(TReal a, TReal b, TReal c)
        where TReal : struct, IReal<TReal>;

    /// <summary><c>dy · ∂f/∂a</c></summary>
    TReal Da<TReal>(TReal dy, TReal a, TReal b, TReal c)
        where TReal : struct, IReal<TReal>;

    /// <summary><c>dy · ∂f/∂b</c></summary>
    TReal Db<TReal>(TReal dy, TReal a, TReal b, TReal c)
        where TReal : struct, IReal<TReal>;

    /// <summary><c>dy · ∂f/∂c</c></summary>
    TReal Dc<TReal>(TReal dy, TReal a, TReal b, TReal c)
        where TReal : struct, IReal<TReal>;
}

/// <summary>Which operand's gradient is computed.</summary>
internal interface ITernarySide
{
    /// <summary>Its number in the plan.</summary>
    static abstract int Index { get; }

    static abstract TReal Gradient<TFormula, TReal>(in TFormula formula, TReal dy, TReal a, TReal b, TReal c)
        where TFormula : struct, ITernaryFormula
        where TReal : struct, IReal<TReal>;
}

/// <summary>A function of three operands that broadcast against each other, and its gradients.</summary>
/// <remarks>Works in blocks. In each, an operand that repeats or is not read is filled up to a span, so that one loop serves every case.</remarks>
internal static class Ternary
{
    private const int Block = 256;

    /// <summary><c>y = f(a, b, c)</c></summary>
    public static void Forward<T, TFormula>(in TFormula formula, TernaryPlan plan, ReadOnlySpan<T> a, ReadOnlySpan<T> b, ReadOnlySpan<T> c, Span<T> y)
        where T : unmanaged, IFloatingPointIeee754<T>
        where TFormula : struct, ITernaryFormula
    {
        while (plan.MoveNext())
        {
            var run = new Run<T>(plan, a, b, c, default);
            Span<T> ys = y.Slice(plan.Y, plan.RunLength);
            for (int start = 0; start < ys.Length; start += Block)
                WriteBlock(formula, run, start, ys.Slice(start, Math.Min(Block, ys.Length - start)));
        }
    }

    /// <summary><c>gradient += dy · ∂f</c> for one operand, summed over the dimensions along which it was repeated.</summary>
    /// <remarks>Operands that the derivative does not read may be empty.</remarks>
    public static void AddGradient<T, TFormula, TSide>(in TFormula formula, TernaryPlan plan, ReadOnlySpan<T> a, ReadOnlySpan<T> b, ReadOnlySpan<T> c, ReadOnlySpan<T> dy, Span<T> gradient)
        where T : unmanaged, IFloatingPointIeee754<T>
        where TFormula : struct, ITernaryFormula
        where TSide : struct, ITernarySide
    {
        while (plan.MoveNext())
        {
            var run = new Run<T>(plan, a, b, c, dy.Slice(plan.Y, plan.RunLength));
            int to = plan.Start(TSide.Index);
            if (!plan.IsSpan(TSide.Index))
            {
                gradient[to] += Sum<T, TFormula, TSide>(formula, run, 0, plan.RunLength);
                continue;
            }

            Span<T> sums = gradient.Slice(to, plan.RunLength);
            for (int start = 0; start < sums.Length; start += Block)
                AddBlock<T, TFormula, TSide>(formula, run, start, sums.Slice(start, Math.Min(Block, sums.Length - start)));
        }
    }

    private static T Sum<T, TFormula, TSide>(in TFormula formula, in Run<T> run, int start, int length)
        where T : unmanaged, IFloatingPointIeee754<T>
        where TFormula : struct, ITernaryFormula
        where TSide : struct, ITernarySide
    {
        if (length > Block)
        {
            int half = (length + Block - 1) / Block / 2 * Block;
            return Sum<T, TFormula, TSide>(formula, run, start, half) + Sum<T, TFormula, TSide>(formula, run, start + half, length - half);
        }

        Span<T> block = stackalloc T[Block];
        block = block[..length];
        block.Clear();
        AddBlock<T, TFormula, TSide>(formula, run, start, block);
        return Summation.Sum<T>(block);
    }

    private static void WriteBlock<T, TFormula>(in TFormula formula, in Run<T> run, int start, Span<T> y)
        where T : unmanaged, IFloatingPointIeee754<T>
        where TFormula : struct, ITernaryFormula
    {
        Span<T> buffer = stackalloc T[3 * Block];
        SpanSource<T> a = run.A.Source(start, y.Length, buffer), b = run.B.Source(start, y.Length, buffer[Block..]), c = run.C.Source(start, y.Length, buffer[(2 * Block)..]);
        ref T ys = ref MemoryMarshal.GetReference(y);
        int i = 0;
        if (Vector<T>.IsSupported)
        {
            for (; i <= y.Length - Vector<T>.Count; i += Vector<T>.Count)
                formula.Value(a.From(i), b.From(i), c.From(i)).Value.StoreUnsafe(ref ys, (nuint)i);
        }

        for (; i < y.Length; i++)
            Unsafe.Add(ref ys, i) = formula.Value(a.At(i), b.At(i), c.At(i)).Value;
    }

    private static void AddBlock<T, TFormula, TSide>(in TFormula formula, in Run<T> run, int start, Span<T> gradient)
        where T : unmanaged, IFloatingPointIeee754<T>
        where TFormula : struct, ITernaryFormula
        where TSide : struct, ITernarySide
    {
        int length = gradient.Length;
        Span<T> buffer = stackalloc T[3 * Block];
        SpanSource<T> a = run.A.Source(start, length, buffer), b = run.B.Source(start, length, buffer[Block..]), c = run.C.Source(start, length, buffer[(2 * Block)..]);
        var dy = new SpanSource<T>(run.Dy.Slice(start, length));
        ref T sums = ref MemoryMarshal.GetReference(gradient);
        int i = 0;
        if (Vector<T>.IsSupported)
        {
            for (; i <= length - Vector<T>.Count; i += Vector<T>.Count)
                (Vector.LoadUnsafe(ref sums, (nuint)i) + TSide.Gradient(formula, dy.From(i), a.From(i), b.From(i), c.From(i)).Value).StoreUnsafe(ref sums, (nuint)i);
        }

        for (; i < length; i++)
            Unsafe.Add(ref sums, i) += TSide.Gradient(formula, dy.At(i), a.At(i), b.At(i), c.At(i)).Value;
    }

    /// <summary>An operand in a run.</summary>
    private readonly ref struct Part<T>(ReadOnlySpan<T> values, int from, bool isSpan)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        private readonly ReadOnlySpan<T> _values = values;

        public SpanSource<T> Source(int start, int length, Span<T> buffer)
        {
            if (isSpan && !_values.IsEmpty)
                return new SpanSource<T>(_values.Slice(from + start, length));
            buffer[..length].Fill(_values.IsEmpty ? T.Zero : _values[from]);
            return new SpanSource<T>(buffer);
        }
    }

    private readonly ref struct Run<T>(in TernaryPlan plan, ReadOnlySpan<T> a, ReadOnlySpan<T> b, ReadOnlySpan<T> c, ReadOnlySpan<T> dy)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        public readonly Part<T> A = new(a, plan.Start(0), plan.IsSpan(0));
        public readonly Part<T> B = new(b, plan.Start(1), plan.IsSpan(1));
        public readonly Part<T> C = new(c, plan.Start(2), plan.IsSpan(2));
        public readonly ReadOnlySpan<T> Dy = dy;
    }

    internal readonly struct OfA : ITernarySide
    {
        public static int Index => 0;

        public static TReal Gradient<TFormula, TReal>(in TFormula formula, TReal dy, TReal a, TReal b, TReal c)
            where TFormula : struct, ITernaryFormula
            where TReal : struct, IReal<TReal> => formula.Da(dy, a, b, c);
    }

    internal readonly struct OfB : ITernarySide
    {
        public static int Index => 1;

        public static TReal Gradient<TFormula, TReal>(in TFormula formula, TReal dy, TReal a, TReal b, TReal c)
            where TFormula : struct, ITernaryFormula
            where TReal : struct, IReal<TReal> => formula.Db(dy, a, b, c);
    }

    internal readonly struct OfC : ITernarySide
    {
        public static int Index => 2;

        public static TReal Gradient<TFormula, TReal>(in TFormula formula, TReal dy, TReal a, TReal b, TReal c)
            where TFormula : struct, ITernaryFormula
            where TReal : struct, IReal<TReal> => formula.Dc(dy, a, b, c);
    }
}
