namespace Autograd.Core.Modules;

/// <summary>The function that follows a layer, for <see cref="Init.CalculateGain"/>.</summary>
public enum Nonlinearity
{
    /// <summary>None.</summary>
    Linear,

    /// <summary>The logistic function.</summary>
    Sigmoid,

    /// <summary>The hyperbolic tangent.</summary>
    Tanh,

    /// <summary>The rectifier.</summary>
    Relu,

    /// <summary>The rectifier with a slope below 0.</summary>
    LeakyRelu,

    /// <summary>The scaled exponential linear unit.</summary>
    Selu,
}
