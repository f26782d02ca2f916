using System.Numerics;

namespace Autograd.Core.Kernels;

/// <summary>Negative log likelihoods of normal distributions; each variance serves a run of elements.</summary>
internal static class GaussianLikelihood
{
    /// <summary><c>y_i = ½ (ln v + (p_i − t_i)²/v)</c>, and <c>½ ln 2π</c> where wanted.</summary>
    public static void Losses<T>(ReadOnlySpan<T> p, ReadOnlySpan<T> t, ReadOnlySpan<T> variances, int repeats, T epsilon, bool full, Span<T> y)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        T half = T.CreateTruncating(0.5), constant = full ? T.CreateTruncating(0.5 * Math.Log(2 * Math.PI)) : T.Zero;
        for (int i = 0; i < y.Length; i++)
        {
            T v = T.Max(variances[i / repeats], epsilon), error = p[i] - t[i];
            y[i] = (half * (T.Log(v) + (error * error / v))) + constant;
        }
    }

    /// <summary>Adds to those gradients that are not empty.</summary>
    public static void AddGradients<T>(ReadOnlySpan<T> p, ReadOnlySpan<T> t, ReadOnlySpan<T> variances, int repeats, T epsilon, ReadOnlySpan<T> dy, T divisor, Span<T> dp, Span<T> dt, Span<T> dv)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        T half = T.CreateTruncating(0.5);
        for (int i = 0; i < p.Length; i++)
        {
            T v = T.Max(variances[i / repeats], epsilon), error = (p[i] - t[i]) / v;
            T gradient = dy[dy.Length == 1 ? 0 : i] / divisor;
            if (!dp.IsEmpty)
                dp[i] += gradient * error;
            if (!dt.IsEmpty)
                dt[i] -= gradient * error;
            if (!dv.IsEmpty)
                dv[i / repeats] += gradient * half * ((T.One / v) - (error * error));
        }
    }
}
