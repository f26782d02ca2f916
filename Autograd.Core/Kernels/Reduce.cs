using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Autograd.Core.Kernels;

/// <summary>The derivative of a reduction with respect to one of the elements that were reduced.</summary>
internal interface IReductionGradient
{
    /// <summary><c>dy · ∂y/∂x</c>, where dy and m belong to the result that x went into; m is that result, or what else was asked for.</summary>
    TReal Dx<TReal>(TReal dy, TReal x, TReal m)
        where TReal : struct, IReal<TReal>;
}

/// <summary>Reductions over any dimensions: sums of a function of the elements, and gradients with respect to them.</summary>
/// <remarks>The small operands have length 1 along the reduced dimensions.</remarks>
internal static class Reduce
{
    // Terms are computed in blocks of this size on the stack; the blocks of one run are summed in a balanced tree.
    private const int Block = 256;

    /// <summary><c>sum = Σ f(x, m)</c> over the dimensions where <paramref name="sumLengths"/> is 1; m has the lengths of the sum.</summary>
    public static void Sum<T, TFunction>(in TFunction function, ReadOnlySpan<int> xLengths, ReadOnlySpan<T> x, ReadOnlySpan<int> sumLengths, ReadOnlySpan<T> m, Span<T> sum)
        where T : unmanaged, IFloatingPointIeee754<T>
        where TFunction : struct, IRealFunction2
    {
        sum.Clear();
        TreeSum.Add(new Terms<T, TFunction>(function), xLengths, x, sumLengths, m, sum);
    }

    /// <summary><c>Σ f(x_i, m)</c></summary>
    public static T Sum<T, TFunction>(in TFunction function, ReadOnlySpan<T> x, T m)
        where T : unmanaged, IFloatingPointIeee754<T>
        where TFunction : struct, IRealFunction2
    {
        if (x.Length > Block)
        {
            int half = (x.Length + Block - 1) / Block / 2 * Block;
            return Sum(function, x[..half], m) + Sum(function, x[half..], m);
        }

        Span<T> terms = stackalloc T[Block];
        terms = terms[..x.Length];
        RealFunction.Map(function, x, m, terms);
        return Summation.Sum<T>(terms);
    }

    /// <summary><c>dx_i += dy · ∂y/∂x_i</c>; dy and m have length 1 along the reduced dimensions.</summary>
    public static void AddGradient<T, TGradient>(in TGradient gradient, ReadOnlySpan<int> xLengths, ReadOnlySpan<T> x, ReadOnlySpan<int> mLengths, ReadOnlySpan<T> m, ReadOnlySpan<T> dy, Span<T> dx)
        where T : unmanaged, IFloatingPointIeee754<T>
        where TGradient : struct, IReductionGradient
    {
        var plan = new BroadcastPlan(xLengths, mLengths);
        while (plan.MoveNext())
        {
            int length = plan.RunLength;
            var xs = new SpanSource<T>(x.Slice(plan.A, length));
            Span<T> sum = dx.Slice(plan.A, length);
            if (plan.BIsSpan)
                AddGradient(gradient, xs, new SpanSource<T>(m.Slice(plan.B, length)), new SpanSource<T>(dy.Slice(plan.B, length)), sum);
            else
                AddGradient(gradient, xs, new RepeatedSource<T>(m[plan.B]), new RepeatedSource<T>(dy[plan.B]), sum);
        }
    }

    private static void AddGradient<T, TGradient, TSource>(in TGradient gradient, SpanSource<T> x, TSource m, TSource dy, Span<T> dx)
        where T : unmanaged, IFloatingPointIeee754<T>
        where TGradient : struct, IReductionGradient
        where TSource : struct, ISource<T>, allows ref struct
    {
        ref T sum = ref MemoryMarshal.GetReference(dx);
        int i = 0;
        if (Vector<T>.IsSupported)
        {
            for (; i <= dx.Length - Vector<T>.Count; i += Vector<T>.Count)
            {
                Vector<T> more = gradient.Dx(dy.From(i), x.From(i), m.From(i)).Value;
                (Vector.LoadUnsafe(ref sum, (nuint)i) + more).StoreUnsafe(ref sum, (nuint)i);
            }
        }

        for (; i < dx.Length; i++)
            Unsafe.Add(ref sum, i) += gradient.Dx(dy.At(i), x.At(i), m.At(i)).Value;
    }

    private readonly struct Terms<T, TFunction>(TFunction function) : ISummand<T>
        where T : unmanaged, IFloatingPointIeee754<T>
        where TFunction : struct, IRealFunction2
    {
        private readonly TFunction _function = function;

        public T Sum(ReadOnlySpan<T> x, T m) => Reduce.Sum(_function, x, m);

        public void Add(ReadOnlySpan<T> x, ReadOnlySpan<T> m, Span<T> sum)
        {
            Span<T> block = stackalloc T[Block];
            for (int start = 0; start < x.Length; start += Block)
            {
                int length = Math.Min(Block, x.Length - start);
                Span<T> terms = block[..length];
                RealFunction.Map(_function, x.Slice(start, length), m.Slice(start, length), terms);
                Accumulation.Add(terms, sum.Slice(start, length));
            }
        }
    }
}
