using System.Numerics;

namespace Autograd.Core.Modules;

/// <summary><c>y = x · Φ(x)</c> with the normal distribution function Φ; PyTorch's <c>nn.GELU</c>.</summary>
/// <typeparam name="T">The element type.</typeparam>
/// <param name="approximate">How Φ is computed.</param>
public sealed class GELU<T>(GeluApproximation approximate = GeluApproximation.None) : Module<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <inheritdoc/>
    protected override string ExtraRepr => $"approximate='{approximate.ToString().ToLowerInvariant()}'";

    /// <inheritdoc/>
    public override Variable<T> Forward(Variable<T> x) => x.Gelu(approximate);
}
