using System.Numerics;
using System.Numerics.Tensors;
using Autograd.Core.Kernels;

namespace Autograd.Core.Optimizers;

/// <summary>Limits gradients before a step; PyTorch's <c>torch.nn.utils.clip_grad_norm_</c> and <c>clip_grad_value_</c>. Nothing is allocated.</summary>
public static class GradientClipping
{
    // Keeps the clipped norm from exceeding the limit by rounding, as in PyTorch.
    private const double Margin = 1e-6;

    /// <summary><c>(Σ |g_i|^p)^(1/p)</c> over the gradients of all parameters: large where gradients explode, tiny where they vanish.</summary>
    /// <param name="parameters">The parameters; those without a gradient do not count.</param>
    /// <param name="normType">p, positive; infinity for the largest element.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="normType"/> is not positive.</exception>
    public static T GradNorm<T>(this IReadOnlyList<Variable<T>> parameters, double normType = 2)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(parameters);
        if (!(normType > 0))
            throw new ArgumentOutOfRangeException(nameof(normType), normType, $"GradNorm: the type of the norm must be positive, got {normType}.");

        T power = T.CreateTruncating(normType), total = T.Zero;
        for (int i = 0; i < parameters.Count; i++)
        {
            if (parameters[i].Node is not { Grad: { } gradient } parameter)
                continue;
            T norm = GradientNorm.Of<T>(gradient.Data[..parameter.ActiveLength], normType);
            if (double.IsPositiveInfinity(normType))
                total = T.Max(total, norm);
            else
                total += normType == 2 ? norm * norm : T.Pow(norm, power);
        }

        return normType switch
        {
            double.PositiveInfinity or 1 => total,
            2 => T.Sqrt(total),
            _ => T.Pow(total, T.One / power),
        };
    }

    /// <summary>Scales all gradients alike where their norm is larger than a limit: <c>g ← g · min(1, c / (‖g‖ + 10⁻⁶))</c>.</summary>
    /// <param name="parameters">The parameters; their gradients are changed in place.</param>
    /// <param name="maxNorm">The limit c, not negative.</param>
    /// <param name="normType">The p of the norm, positive; infinity for the largest element.</param>
    /// <param name="errorIfNonfinite">Throw where the norm is infinite or NaN; else such gradients are scaled with it.</param>
    /// <returns>The norm before.</returns>
    /// <exception cref="InvalidOperationException">The norm is not finite, and <paramref name="errorIfNonfinite"/>. Nothing has been changed.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="normType"/> is not positive, or <paramref name="maxNorm"/> is negative or NaN.</exception>
    public static T ClipGradNorm_<T>(this IReadOnlyList<Variable<T>> parameters, double maxNorm, double normType = 2, bool errorIfNonfinite = false)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (!(maxNorm >= 0))
            throw new ArgumentOutOfRangeException(nameof(maxNorm), maxNorm, $"ClipGradNorm_: the limit must not be negative, got {maxNorm}.");
        T norm = parameters.GradNorm(normType);
        if (errorIfNonfinite && !T.IsFinite(norm))
            throw new InvalidOperationException(
                $"ClipGradNorm_: the total norm of order {normType} for gradients of the parameters is non-finite ({norm}), so it cannot be clipped. "
                + "Look for the operation with AnomalyMode, or set errorIfNonfinite: false to scale the gradients by it anyway.");

        T factor = T.Min(T.One, T.CreateTruncating(maxNorm) / (norm + T.CreateTruncating(Margin)));
        for (int i = 0; i < parameters.Count; i++)
        {
            if (parameters[i].Node is not { Grad: { } gradient } parameter)
                continue;
            Span<T> active = gradient.Data[..parameter.ActiveLength];
            TensorPrimitives.Multiply(active, factor, active);
            gradient.Storage.Version++;
        }

        return norm;
    }

    /// <summary>Limits each element: <c>g_i ← max(−c, min(c, g_i))</c>; NaN stays NaN.</summary>
    /// <param name="parameters">The parameters; their gradients are changed in place.</param>
    /// <param name="clipValue">The limit c, not negative.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="clipValue"/> is negative or NaN.</exception>
    public static void ClipGradValue_<T>(this IReadOnlyList<Variable<T>> parameters, double clipValue)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(parameters);
        if (!(clipValue >= 0))
            throw new ArgumentOutOfRangeException(nameof(clipValue), clipValue, $"ClipGradValue_: the limit must not be negative, got {clipValue}.");

        T limit = T.CreateTruncating(clipValue);
        for (int i = 0; i < parameters.Count; i++)
        {
            if (parameters[i].Node is not { Grad: { } gradient } parameter)
                continue;
            Span<T> active = gradient.Data[..parameter.ActiveLength];
            TensorPrimitives.Clamp(active, -limit, limit, active);
            gradient.Storage.Version++;
        }
    }
}
