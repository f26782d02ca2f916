using System.Numerics;

namespace Autograd.Core.Kernels;

/// <summary>By how much the scores of other classes come within a margin of the target's.</summary>
internal static class MultiMargin
{
    /// <summary><c>y_i = w[t_i] / C · Σ_c≠t max(0, m − x[i, t_i] + x[i, c])^p</c>, and its slopes.</summary>
    public static void Losses<T>(in ClassLayout layout, ReadOnlySpan<T> x, ReadOnlySpan<T> targets, ReadOnlySpan<T> weights, T margin, bool squared, Span<T> slopes, Span<T> y)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        slopes.Clear();
        for (int i = 0; i < y.Length; i++)
        {
            int target = int.CreateTruncating(targets[i]), first = i * layout.Classes;
            T scale = (weights.IsEmpty ? T.One : weights[target]) / T.CreateTruncating(layout.Classes), loss = T.Zero;
            for (int c = 0; c < layout.Classes; c++)
            {
                T missing = margin - x[first + target] + x[first + c];
                if (c == target || missing <= T.Zero)
                    continue;
                loss += squared ? scale * missing * missing : scale * missing;
                T slope = squared ? scale * (missing + missing) : scale;
                slopes[first + c] = slope;
                slopes[first + target] -= slope;
            }

            y[i] = loss;
        }
    }
}
