namespace Autograd.Core;

/// <summary>How <see cref="Variable.Gelu{T}"/> computes the normal distribution function; PyTorch's <c>approximate</c>.</summary>
public enum GeluApproximation
{
    /// <summary>By the error function.</summary>
    None,

    /// <summary>By a hyperbolic tangent.</summary>
    Tanh,
}
