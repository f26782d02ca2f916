using System.Numerics;

namespace Autograd.Core.Kernels;

/// <summary>Negative log likelihoods of classes, from their log probabilities.</summary>
/// <remarks>Weights, one for each class, may be empty for 1. Targets are valid classes or the class to ignore.</remarks>
internal static class LogLikelihood
{
    /// <summary><c>y_i = −w[t_i] · x[i, t_i]</c>, and <c>−w[t_i]</c>; 0 where ignored.</summary>
    /// <returns><c>Σ w[t_i]</c></returns>
    public static T Losses<T>(in ClassLayout layout, ReadOnlySpan<T> x, ReadOnlySpan<T> targets, ReadOnlySpan<T> weights, int ignored, Span<T> slopes, Span<T> y)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        T total = T.Zero;
        for (int i = 0; i < targets.Length; i++)
        {
            int target = int.CreateTruncating(targets[i]);
            if (target == ignored)
            {
                y[i] = slopes[i] = T.Zero;
                continue;
            }

            T weight = weights.IsEmpty ? T.One : weights[target];
            slopes[i] = -weight;
            y[i] = -weight * x[layout.Start(i) + (target * layout.Positions)];
            total += weight;
        }

        return total;
    }

    /// <summary><c>dx[i, t_i] −= dy_i / divisor · w[t_i]</c></summary>
    public static void AddGradient<T>(in ClassLayout layout, ReadOnlySpan<T> targets, int ignored, ReadOnlySpan<T> slopes, ReadOnlySpan<T> dy, T divisor, Span<T> gradient)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        for (int i = 0; i < targets.Length; i++)
        {
            int target = int.CreateTruncating(targets[i]);
            if (target != ignored)
                gradient[layout.Start(i) + (target * layout.Positions)] += dy[dy.Length == 1 ? 0 : i] / divisor * slopes[i];
        }
    }
}
