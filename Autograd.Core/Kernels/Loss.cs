using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Autograd.Core.Numerics;

namespace Autograd.Core.Kernels;

/// <summary>A loss of one prediction and one target, written once; its derivative comes from dual numbers.</summary>
internal interface ILossFormula
{
    /// <summary>The loss of one example.</summary>
    static abstract TReal Value<TReal>(TReal prediction, TReal target)
        where TReal : struct, IReal<TReal>;
}

/// <summary>Losses over many examples.</summary>
internal static class Loss
{
    // Sums go through blocks of this size on the stack and a balanced tree.
    private const int Block = 256;

    /// <summary><c>y_i = ℓ(p_i, t_i)</c></summary>
    public static void Values<T, TLoss>(ReadOnlySpan<T> predictions, ReadOnlySpan<T> targets, Span<T> y)
        where T : unmanaged, IFloatingPointIeee754<T>
        where TLoss : struct, ILossFormula
    {
        var p = new SpanSource<T>(predictions);
        var t = new SpanSource<T>(targets);
        ref T ys = ref MemoryMarshal.GetReference(y);
        int i = 0;
        if (Vector<T>.IsSupported)
        {
            for (; i <= y.Length - Vector<T>.Count; i += Vector<T>.Count)
                TLoss.Value(p.From(i), t.From(i)).Value.StoreUnsafe(ref ys, (nuint)i);
        }

        for (; i < y.Length; i++)
            Unsafe.Add(ref ys, i) = TLoss.Value(p.At(i), t.At(i)).Value;
    }

    /// <summary><c>Σ ℓ(p_i, t_i)</c></summary>
    public static T Sum<T, TLoss>(ReadOnlySpan<T> predictions, ReadOnlySpan<T> targets)
        where T : unmanaged, IFloatingPointIeee754<T>
        where TLoss : struct, ILossFormula
    {
        if (predictions.Length > Block)
        {
            int half = (predictions.Length + Block - 1) / Block / 2 * Block;
            return Sum<T, TLoss>(predictions[..half], targets[..half]) + Sum<T, TLoss>(predictions[half..], targets[half..]);
        }

        Span<T> block = stackalloc T[Block];
        block = block[..predictions.Length];
        Values<T, TLoss>(predictions, targets, block);
        return Summation.Sum<T>(block);
    }

    /// <summary><c>dp_i += dy_i · ∂ℓ/∂p</c>, where <paramref name="dy"/> has one element for all examples or one for each.</summary>
    public static void AddGradientOfPredictions<T, TLoss>(ReadOnlySpan<T> predictions, ReadOnlySpan<T> targets, ReadOnlySpan<T> dy, T divisor, Span<T> gradient)
        where T : unmanaged, IFloatingPointIeee754<T>
        where TLoss : struct, ILossFormula
        => AddGradient<T, TLoss>(predictions, targets, dy, divisor, gradient, 1, 0);

    /// <summary><c>dt_i += dy_i · ∂ℓ/∂t</c>, where <paramref name="dy"/> has one element for all examples or one for each.</summary>
    public static void AddGradientOfTargets<T, TLoss>(ReadOnlySpan<T> predictions, ReadOnlySpan<T> targets, ReadOnlySpan<T> dy, T divisor, Span<T> gradient)
        where T : unmanaged, IFloatingPointIeee754<T>
        where TLoss : struct, ILossFormula
        => AddGradient<T, TLoss>(predictions, targets, dy, divisor, gradient, 0, 1);

    private static void AddGradient<T, TLoss>(ReadOnlySpan<T> predictions, ReadOnlySpan<T> targets, ReadOnlySpan<T> dy, T divisor, Span<T> gradient, double predictionSlope, double targetSlope)
        where T : unmanaged, IFloatingPointIeee754<T>
        where TLoss : struct, ILossFormula
    {
        var p = new SpanSource<T>(predictions);
        var t = new SpanSource<T>(targets);
        if (dy.Length == gradient.Length)
            AddGradient<T, TLoss, SpanSource<T>>(p, t, new SpanSource<T>(dy), divisor, gradient, predictionSlope, targetSlope);
        else
            AddGradient<T, TLoss, RepeatedSource<T>>(p, t, new RepeatedSource<T>(dy[0]), divisor, gradient, predictionSlope, targetSlope);
    }

    private static void AddGradient<T, TLoss, TDy>(SpanSource<T> p, SpanSource<T> t, TDy dy, T divisor, Span<T> gradient, double predictionSlope, double targetSlope)
        where T : unmanaged, IFloatingPointIeee754<T>
        where TLoss : struct, ILossFormula
        where TDy : struct, ISource<T>, allows ref struct
    {
        ref T sum = ref MemoryMarshal.GetReference(gradient);
        int i = 0;
        if (Vector<T>.IsSupported)
        {
            Lanes<T> dp = Lanes<T>.From(predictionSlope), dt = Lanes<T>.From(targetSlope), n = new(new Vector<T>(divisor));
            for (; i <= gradient.Length - Vector<T>.Count; i += Vector<T>.Count)
            {
                Dual<Lanes<T>> loss = TLoss.Value(new Dual<Lanes<T>>(p.From(i), dp), new Dual<Lanes<T>>(t.From(i), dt));
                (Vector.LoadUnsafe(ref sum, (nuint)i) + (dy.From(i) / n * loss.Slope).Value).StoreUnsafe(ref sum, (nuint)i);
            }
        }

        for (; i < gradient.Length; i++)
        {
            Dual<Scalar<T>> loss = TLoss.Value(
                new Dual<Scalar<T>>(p.At(i), Scalar<T>.From(predictionSlope)),
                new Dual<Scalar<T>>(t.At(i), Scalar<T>.From(targetSlope)));
            Unsafe.Add(ref sum, i) += (dy.At(i) / new Scalar<T>(divisor) * loss.Slope).Value;
        }
    }
}
