using System.Numerics;

namespace Autograd.Core.Modules;

/// <summary><c>y = 1 / (1 + e^(−x))</c>; PyTorch's <c>nn.Sigmoid</c>.</summary>
/// <typeparam name="T">The element type.</typeparam>
public sealed class Sigmoid<T> : Module<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <inheritdoc/>
    public override Variable<T> Forward(Variable<T> x) => x.Sigmoid();
}
