using System.Numerics;

namespace Autograd.Core.Modules;

/// <summary><c>y = x · σ(x)</c>; PyTorch's <c>nn.SiLU</c>.</summary>
/// <typeparam name="T">The element type.</typeparam>
public sealed class SiLU<T> : Module<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <inheritdoc/>
    public override Variable<T> Forward(Variable<T> x) => x.Silu();
}
