using System.Numerics;

namespace Autograd.Core.Modules;

/// <summary><c>y = min(max(x, 0), 6)</c>; PyTorch's <c>nn.ReLU6</c>.</summary>
/// <typeparam name="T">The element type.</typeparam>
public sealed class ReLU6<T> : Module<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <inheritdoc/>
    public override Variable<T> Forward(Variable<T> x) => x.Relu6();
}
