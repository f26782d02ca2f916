using System.Numerics;

namespace Autograd.Core.Modules;

/// <summary><c>y = x where x &gt; 0, else s · x</c>; PyTorch's <c>nn.LeakyReLU</c>.</summary>
/// <typeparam name="T">The element type.</typeparam>
/// <param name="negativeSlope">s.</param>
public sealed class LeakyReLU<T>(double negativeSlope = 0.01) : Module<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <inheritdoc/>
    protected override string ExtraRepr => $"negative_slope={Python(negativeSlope)}";

    /// <inheritdoc/>
    public override Variable<T> Forward(Variable<T> x) => x.LeakyRelu(negativeSlope);
}
