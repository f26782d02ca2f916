using System.Numerics;

namespace Autograd.Core.Modules;

/// <summary><c>y = max(x, 0)</c>; PyTorch's <c>nn.ReLU</c>.</summary>
/// <typeparam name="T">The element type.</typeparam>
public sealed class ReLU<T> : Module<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <inheritdoc/>
    public override Variable<T> Forward(Variable<T> x) => x.Relu();
}
