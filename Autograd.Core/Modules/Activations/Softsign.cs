using System.Numerics;

namespace Autograd.Core.Modules;

/// <summary><c>y = x / (1 + |x|)</c>; PyTorch's <c>nn.Softsign</c>.</summary>
/// <typeparam name="T">The element type.</typeparam>
public sealed class Softsign<T> : Module<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <inheritdoc/>
    public override Variable<T> Forward(Variable<T> x) => x.Softsign();
}
