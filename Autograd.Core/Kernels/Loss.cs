using System.Numerics;
using System.Runtime.CompilerServices;
using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using Autograd.Core.Numerics;

namespace Autograd.Core.Kernels;

/// <summary>Losses of many examples, and their slopes, from a formula for one.</summary>
/// <remarks>Weights may be empty for none; slopes may be empty where they are not wanted.</remarks>
internal static class Loss
{
    // Sums go through blocks of this size on the stack and a balanced tree.
    private const int Block = 256;

    /// <summary><c>y_i = w_i · ℓ(p_i, t_i)</c>, and its slope for p_i or t_i.</summary>
    public static void Values<T, TLoss>(in TLoss loss, ReadOnlySpan<T> predictions, ReadOnlySpan<T> targets, ReadOnlySpan<T> weights, bool ofTarget, Span<T> slopes, Span<T> y)
        where T : unmanaged, IFloatingPointIeee754<T>
        where TLoss : struct, ILoss
    {
        if (slopes.IsEmpty)
            Values(loss, predictions, targets, y);
        else
            ValuesAndSlopes(loss, predictions, targets, ofTarget ? 0 : 1, ofTarget ? 1 : 0, slopes, y);
        if (weights.IsEmpty)
            return;
        TensorPrimitives.Multiply(y, weights, y);
        TensorPrimitives.Multiply(slopes, weights[..slopes.Length], slopes);
    }

    /// <summary><c>Σ w_i · ℓ(p_i, t_i)</c>, and the slopes of the summands.</summary>
    [SkipLocalsInit]
    public static T Sum<T, TLoss>(in TLoss loss, ReadOnlySpan<T> predictions, ReadOnlySpan<T> targets, ReadOnlySpan<T> weights, bool ofTarget, Span<T> slopes)
        where T : unmanaged, IFloatingPointIeee754<T>
        where TLoss : struct, ILoss
    {
        if (predictions.Length > Block)
        {
            int half = (predictions.Length + Block - 1) / Block / 2 * Block, rest = predictions.Length - half;
            return Sum(loss, predictions[..half], targets[..half], Part(weights, 0, half), ofTarget, Part(slopes, 0, half))
                + Sum(loss, predictions[half..], targets[half..], Part(weights, half, rest), ofTarget, Part(slopes, half, rest));
        }

        Span<T> block = stackalloc T[predictions.Length];
        Values(loss, predictions, targets, weights, ofTarget, slopes, block);
        return Summation.Sum<T>(block);
    }

    /// <summary><c>dx_i += dy_i / divisor · slope_i</c>, where <paramref name="dy"/> has one element for all or one for each.</summary>
    public static void AddGradient<T>(ReadOnlySpan<T> slopes, ReadOnlySpan<T> dy, T divisor, Span<T> gradient)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (dy.Length == 1)
            Accumulation.AddScaled(slopes, dy[0] / divisor, gradient);
        else
            TensorPrimitives.MultiplyAdd(slopes, dy, gradient, gradient);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Values<T, TLoss>(TLoss loss, ReadOnlySpan<T> predictions, ReadOnlySpan<T> targets, Span<T> y)
        where T : unmanaged, IFloatingPointIeee754<T>
        where TLoss : struct, ILoss
    {
        var p = new SpanSource<T>(predictions);
        var t = new SpanSource<T>(targets);
        ref T ys = ref MemoryMarshal.GetReference(y);
        int i = 0;
        if (Vector<T>.IsSupported)
        {
            for (; i <= y.Length - Vector<T>.Count; i += Vector<T>.Count)
                loss.Value(p.From(i), t.From(i)).Value.StoreUnsafe(ref ys, (nuint)i);
        }

        for (; i < y.Length; i++)
            y[i] = loss.Value(p.At(i), t.At(i)).Value;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void ValuesAndSlopes<T, TLoss>(TLoss loss, ReadOnlySpan<T> predictions, ReadOnlySpan<T> targets, double dp, double dt, Span<T> slopes, Span<T> y)
        where T : unmanaged, IFloatingPointIeee754<T>
        where TLoss : struct, ILoss
    {
        var p = new SpanSource<T>(predictions);
        var t = new SpanSource<T>(targets);
        ref T ys = ref MemoryMarshal.GetReference(y);
        ref T ss = ref MemoryMarshal.GetReference(slopes);
        int i = 0;
        if (Vector<T>.IsSupported)
        {
            Lanes<T> dps = Lanes<T>.From(dp), dts = Lanes<T>.From(dt);
            for (; i <= y.Length - Vector<T>.Count; i += Vector<T>.Count)
            {
                Dual<Lanes<T>> value = loss.Value(new Dual<Lanes<T>>(p.From(i), dps), new Dual<Lanes<T>>(t.From(i), dts));
                value.Value.Value.StoreUnsafe(ref ys, (nuint)i);
                value.Slope.Value.StoreUnsafe(ref ss, (nuint)i);
            }
        }

        for (; i < y.Length; i++)
        {
            Dual<Scalar<T>> value = loss.Value(new Dual<Scalar<T>>(p.At(i), Scalar<T>.From(dp)), new Dual<Scalar<T>>(t.At(i), Scalar<T>.From(dt)));
            y[i] = value.Value.Value;
            slopes[i] = value.Slope.Value;
        }
    }

    private static ReadOnlySpan<T> Part<T>(ReadOnlySpan<T> span, int start, int length) => span.IsEmpty ? span : span.Slice(start, length);

    private static Span<T> Part<T>(Span<T> span, int start, int length) => span.IsEmpty ? span : span.Slice(start, length);
}
