namespace Autograd.Core.Checking;

/// <summary>A gradient that backward computed is not the one finite differences give.</summary>
/// <param name="message">Which gradient, and both values.</param>
public sealed class GradientCheckException(string message) : Exception(message);
