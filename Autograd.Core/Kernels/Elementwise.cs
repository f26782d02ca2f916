using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Autograd.Core.Numerics;

namespace Autograd.Core.Kernels;

/// <summary>A function of two elements, and its derivatives.</summary>
internal interface IElementwiseFormula<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <summary>What <see cref="Da"/> reads besides <c>dy</c>.</summary>
    static abstract Reads ReadsForA { get; }

    /// <summary>What <see cref="Db"/> reads besides <c>dy</c>.</summary>
    static abstract Reads ReadsForB { get; }

    /// <summary><c>y_i = f(a_i, b_i)</c></summary>
    void Forward(ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> y);

    /// <summary><c>y_i = f(a_i, b)</c></summary>
    void Forward(ReadOnlySpan<T> a, T b, Span<T> y);

    /// <summary><c>y_i = f(a, b_i)</c></summary>
    void Forward(T a, ReadOnlySpan<T> b, Span<T> y);

    /// <summary><c>dy · ∂f/∂a</c></summary>
    TReal Da<TReal>(TReal dy, TReal a, TReal b, TReal y)
        where TReal : struct, IReal<TReal>;

    /// <summary><c>dy · ∂f/∂b</c></summary>
    TReal Db<TReal>(TReal dy, TReal a, TReal b, TReal y)
        where TReal : struct, IReal<TReal>;
}

/// <summary>A function of two operands that broadcast against each other, and its gradients.</summary>
internal static class Elementwise
{
    // Gradients of a repeated operand are computed in blocks of this size on the stack and summed in a balanced tree.
    private const int Block = 256;

    /// <summary>Which operand's gradient is computed.</summary>
    private interface ISide
    {
        static abstract TReal Gradient<T, TFormula, TReal>(in TFormula formula, TReal dy, TReal a, TReal b, TReal y)
            where T : unmanaged, IFloatingPointIeee754<T>
            where TFormula : struct, IElementwiseFormula<T>
            where TReal : struct, IReal<TReal>;
    }

    /// <summary><c>y = f(a, b)</c> with broadcasting.</summary>
    public static void Forward<T, TFormula>(in TFormula formula, ReadOnlySpan<int> aLengths, ReadOnlySpan<T> a, ReadOnlySpan<int> bLengths, ReadOnlySpan<T> b, Span<T> y)
        where T : unmanaged, IFloatingPointIeee754<T>
        where TFormula : struct, IElementwiseFormula<T>
    {
        var plan = new BroadcastPlan(aLengths, bLengths);
        while (plan.MoveNext())
        {
            Span<T> run = y.Slice(plan.Y, plan.RunLength);
            if (!plan.BIsSpan)
                formula.Forward(a.Slice(plan.A, plan.RunLength), b[plan.B], run);
            else if (!plan.AIsSpan)
                formula.Forward(a[plan.A], b.Slice(plan.B, plan.RunLength), run);
            else
                formula.Forward(a.Slice(plan.A, plan.RunLength), b.Slice(plan.B, plan.RunLength), run);
        }
    }

    /// <summary><c>da += dy · ∂f/∂a</c>, summed over the dimensions along which a was repeated. Operands that are not read may be empty.</summary>
    public static void AddGradientOfA<T, TFormula>(in TFormula formula, ReadOnlySpan<int> aLengths, ReadOnlySpan<T> a, ReadOnlySpan<int> bLengths, ReadOnlySpan<T> b, ReadOnlySpan<T> y, ReadOnlySpan<T> dy, Span<T> da)
        where T : unmanaged, IFloatingPointIeee754<T>
        where TFormula : struct, IElementwiseFormula<T>
    {
        var plan = new BroadcastPlan(aLengths, bLengths);
        while (plan.MoveNext())
            AddRun<T, TFormula, SideA>(formula, plan, a, b, y, dy, da, plan.A, plan.AIsSpan);
    }

    /// <summary><c>db += dy · ∂f/∂b</c>, summed over the dimensions along which b was repeated. Operands that are not read may be empty.</summary>
    public static void AddGradientOfB<T, TFormula>(in TFormula formula, ReadOnlySpan<int> aLengths, ReadOnlySpan<T> a, ReadOnlySpan<int> bLengths, ReadOnlySpan<T> b, ReadOnlySpan<T> y, ReadOnlySpan<T> dy, Span<T> db)
        where T : unmanaged, IFloatingPointIeee754<T>
        where TFormula : struct, IElementwiseFormula<T>
    {
        var plan = new BroadcastPlan(aLengths, bLengths);
        while (plan.MoveNext())
            AddRun<T, TFormula, SideB>(formula, plan, a, b, y, dy, db, plan.B, plan.BIsSpan);
    }

    private static void AddRun<T, TFormula, TSide>(in TFormula formula, in BroadcastPlan plan, ReadOnlySpan<T> a, ReadOnlySpan<T> b, ReadOnlySpan<T> y, ReadOnlySpan<T> dy, Span<T> gradient, int start, bool isSpan)
        where T : unmanaged, IFloatingPointIeee754<T>
        where TFormula : struct, IElementwiseFormula<T>
        where TSide : struct, ISide
    {
        int length = plan.RunLength;
        var run = new Run<T>(
            a.IsEmpty ? a : a.Slice(plan.A, plan.AIsSpan ? length : 1),
            plan.AIsSpan,
            b.IsEmpty ? b : b.Slice(plan.B, plan.BIsSpan ? length : 1),
            plan.BIsSpan,
            y.IsEmpty ? y : y.Slice(plan.Y, length),
            dy.Slice(plan.Y, length));
        if (isSpan)
            AddTo<T, TFormula, TSide>(formula, run, 0, gradient.Slice(start, length));
        else
            gradient[start] += Sum<T, TFormula, TSide>(formula, run, 0, length);
    }

    private static T Sum<T, TFormula, TSide>(in TFormula formula, in Run<T> run, int start, int length)
        where T : unmanaged, IFloatingPointIeee754<T>
        where TFormula : struct, IElementwiseFormula<T>
        where TSide : struct, ISide
    {
        if (length > Block)
        {
            int half = (length + Block - 1) / Block / 2 * Block;
            return Sum<T, TFormula, TSide>(formula, run, start, half) + Sum<T, TFormula, TSide>(formula, run, start + half, length - half);
        }

        Span<T> block = stackalloc T[length];
        block.Clear();
        AddTo<T, TFormula, TSide>(formula, run, start, block);
        return Summation.Sum<T>(block);
    }

    private static void AddTo<T, TFormula, TSide>(in TFormula formula, in Run<T> run, int start, Span<T> gradient)
        where T : unmanaged, IFloatingPointIeee754<T>
        where TFormula : struct, IElementwiseFormula<T>
        where TSide : struct, ISide
    {
        int length = gradient.Length;
        var dy = new SpanSource<T>(run.Dy.Slice(start, length));
        if (run.Y.IsEmpty)
            AddTo<T, TFormula, TSide, RepeatedSource<T>>(formula, run, start, dy, new RepeatedSource<T>(T.Zero), gradient);
        else
            AddTo<T, TFormula, TSide, SpanSource<T>>(formula, run, start, dy, new SpanSource<T>(run.Y.Slice(start, length)), gradient);
    }

    private static void AddTo<T, TFormula, TSide, TY>(in TFormula formula, in Run<T> run, int start, SpanSource<T> dy, TY y, Span<T> gradient)
        where T : unmanaged, IFloatingPointIeee754<T>
        where TFormula : struct, IElementwiseFormula<T>
        where TSide : struct, ISide
        where TY : struct, ISource<T>, allows ref struct
    {
        int length = gradient.Length;
        bool aIsSpan = run.AIsSpan && !run.A.IsEmpty, bIsSpan = run.BIsSpan && !run.B.IsEmpty;
        var a = new RepeatedSource<T>(run.A.IsEmpty ? T.Zero : run.A[0]);
        var b = new RepeatedSource<T>(run.B.IsEmpty ? T.Zero : run.B[0]);
        if (aIsSpan && bIsSpan)
            AddTo<T, TFormula, TSide, SpanSource<T>, SpanSource<T>, TY>(formula, dy, new SpanSource<T>(run.A.Slice(start, length)), new SpanSource<T>(run.B.Slice(start, length)), y, gradient);
        else if (aIsSpan)
            AddTo<T, TFormula, TSide, SpanSource<T>, RepeatedSource<T>, TY>(formula, dy, new SpanSource<T>(run.A.Slice(start, length)), b, y, gradient);
        else if (bIsSpan)
            AddTo<T, TFormula, TSide, RepeatedSource<T>, SpanSource<T>, TY>(formula, dy, a, new SpanSource<T>(run.B.Slice(start, length)), y, gradient);
        else
            AddTo<T, TFormula, TSide, RepeatedSource<T>, RepeatedSource<T>, TY>(formula, dy, a, b, y, gradient);
    }

    private static void AddTo<T, TFormula, TSide, TA, TB, TY>(in TFormula formula, SpanSource<T> dy, TA a, TB b, TY y, Span<T> gradient)
        where T : unmanaged, IFloatingPointIeee754<T>
        where TFormula : struct, IElementwiseFormula<T>
        where TSide : struct, ISide
        where TA : struct, ISource<T>, allows ref struct
        where TB : struct, ISource<T>, allows ref struct
        where TY : struct, ISource<T>, allows ref struct
    {
        ref T sum = ref MemoryMarshal.GetReference(gradient);
        int i = 0;
        if (Vector<T>.IsSupported)
        {
            for (; i <= gradient.Length - Vector<T>.Count; i += Vector<T>.Count)
            {
                Vector<T> more = TSide.Gradient<T, TFormula, Lanes<T>>(formula, dy.From(i), a.From(i), b.From(i), y.From(i)).Value;
                (Vector.LoadUnsafe(ref sum, (nuint)i) + more).StoreUnsafe(ref sum, (nuint)i);
            }
        }

        for (; i < gradient.Length; i++)
            Unsafe.Add(ref sum, i) += TSide.Gradient<T, TFormula, Scalar<T>>(formula, dy.At(i), a.At(i), b.At(i), y.At(i)).Value;
    }

    /// <summary>The operands of one run; empty where the formula does not read them.</summary>
    private readonly ref struct Run<T>(ReadOnlySpan<T> a, bool aIsSpan, ReadOnlySpan<T> b, bool bIsSpan, ReadOnlySpan<T> y, ReadOnlySpan<T> dy)
    {
        public readonly ReadOnlySpan<T> A = a;
        public readonly bool AIsSpan = aIsSpan;
        public readonly ReadOnlySpan<T> B = b;
        public readonly bool BIsSpan = bIsSpan;
        public readonly ReadOnlySpan<T> Y = y;
        public readonly ReadOnlySpan<T> Dy = dy;
    }

    private readonly struct SideA : ISide
    {
        public static TReal Gradient<T, TFormula, TReal>(in TFormula formula, TReal dy, TReal a, TReal b, TReal y)
            where T : unmanaged, IFloatingPointIeee754<T>
            where TFormula : struct, IElementwiseFormula<T>
            where TReal : struct, IReal<TReal> => formula.Da(dy, a, b, y);
    }

    private readonly struct SideB : ISide
    {
        public static TReal Gradient<T, TFormula, TReal>(in TFormula formula, TReal dy, TReal a, TReal b, TReal y)
            where T : unmanaged, IFloatingPointIeee754<T>
            where TFormula : struct, IElementwiseFormula<T>
            where TReal : struct, IReal<TReal> => formula.Db(dy, a, b, y);
    }
}
