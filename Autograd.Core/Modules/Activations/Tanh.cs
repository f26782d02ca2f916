using System.Numerics;

namespace Autograd.Core.Modules;

/// <summary><c>y = tanh x</c>; PyTorch's <c>nn.Tanh</c>.</summary>
/// <typeparam name="T">The element type.</typeparam>
public sealed class Tanh<T> : Module<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <inheritdoc/>
    public override Variable<T> Forward(Variable<T> x) => x.Tanh();
}
