using System.Numerics;
using System.Numerics.Tensors;

namespace Autograd.Core.Kernels;

/// <summary>Cross entropies of a softmax over classes with target distributions, and their slopes, in one pass.</summary>
/// <remarks>
/// With logits x, p = softmax(x) and coefficients a = w · ((1 − ε) · t + ε / classes), t being 1 for the target class or given: <c>ℓ = −Σ a_c ln p_c; ∂ℓ/∂x_c = p_c · Σ a − a_c</c>.
/// </remarks>
internal readonly ref struct SoftmaxLikelihood<T>(ClassLayout layout, ReadOnlySpan<T> logits, ReadOnlySpan<T> targets, bool areProbabilities, ReadOnlySpan<T> weights, T smoothing, int ignored)
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly ReadOnlySpan<T> _logits = logits;
    private readonly ReadOnlySpan<T> _targets = targets;
    private readonly ReadOnlySpan<T> _weights = weights;

    /// <summary>Writes the losses, and the slopes for the logits.</summary>
    /// <returns>What the mean divides by: the weights of the target classes, or the number of target distributions.</returns>
    public T Losses(Span<T> slopes, Span<T> losses)
    {
        // All exponentials in one go, whatever the number of classes.
        for (int i = 0; i < losses.Length; i++)
        {
            T max = layout.Max(_logits, i);
            for (int c = 0, at = layout.Start(i); c < layout.Classes; c++, at += layout.Positions)
                slopes[at] = _logits[at] - max;
        }

        TensorPrimitives.Exp(slopes, slopes);

        T total = T.Zero;
        for (int i = 0; i < losses.Length; i++)
        {
            int target = areProbabilities ? 0 : int.CreateTruncating(_targets[i]);
            bool counts = areProbabilities || target != ignored;
            losses[i] = counts ? Loss(i, target, slopes) : T.Zero;
            if (counts)
                total += areProbabilities ? T.One : Weight(target);
            else
                Clear(i, slopes);
        }

        return total;
    }

    /// <summary><c>dt_c −= dy / divisor · w_c · (1 − ε) · ln p_c</c></summary>
    public void AddGradientOfProbabilities(ReadOnlySpan<T> dy, T divisor, Span<T> gradient)
    {
        for (int i = 0; i < layout.Count; i++)
        {
            T max = layout.Max(_logits, i), sum = T.Zero;
            for (int c = 0, at = layout.Start(i); c < layout.Classes; c++, at += layout.Positions)
                sum += T.Exp(_logits[at] - max);
            T log = T.Log(sum), scale = dy[dy.Length == 1 ? 0 : i] / divisor * (T.One - smoothing);
            for (int c = 0, at = layout.Start(i); c < layout.Classes; c++, at += layout.Positions)
                gradient[at] -= scale * Weight(c) * (_logits[at] - max - log);
        }
    }

    /// <summary>One loss; its exponentials become slopes.</summary>
    private T Loss(int i, int target, Span<T> slopes)
    {
        int start = layout.Start(i), step = layout.Positions;
        T sum = T.Zero, coefficients = T.Zero;
        for (int c = 0, at = start; c < layout.Classes; c++, at += step)
        {
            sum += slopes[at];
            coefficients += Coefficient(c, at, target);
        }

        T max = layout.Max(_logits, i), log = T.Log(sum), loss = T.Zero;
        for (int c = 0, at = start; c < layout.Classes; c++, at += step)
        {
            T coefficient = Coefficient(c, at, target);
            slopes[at] = (slopes[at] / sum * coefficients) - coefficient;

            // A class that is not asked for may be impossible: 0 · ln 0 would be NaN.
            if (coefficient != T.Zero || areProbabilities)
                loss -= coefficient * (_logits[at] - max - log);
        }

        return loss;
    }

    private void Clear(int i, Span<T> slopes)
    {
        for (int c = 0, at = layout.Start(i); c < layout.Classes; c++, at += layout.Positions)
            slopes[at] = T.Zero;
    }

    private T Coefficient(int c, int at, int target)
    {
        T share = areProbabilities ? _targets[at] : c == target ? T.One : T.Zero;
        if (smoothing != T.Zero)
            share = (share * (T.One - smoothing)) + (smoothing / T.CreateTruncating(layout.Classes));
        return share * Weight(c);
    }

    private T Weight(int c) => _weights.IsEmpty ? T.One : _weights[c];
}
