using System.Numerics;

namespace Autograd.Core.Modules;

/// <summary><c>y = s · elu(x, α)</c> with the s and α that keep activations at mean 0 and variance 1; PyTorch's <c>nn.SELU</c>.</summary>
/// <typeparam name="T">The element type.</typeparam>
public sealed class SELU<T> : Module<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <inheritdoc/>
    public override Variable<T> Forward(Variable<T> x) => x.Selu();
}
