using System.Numerics;

namespace Autograd.Core.Modules;

/// <summary><c>y = e^x / Σ e^x</c> along a dimension; PyTorch's <c>nn.Softmax</c>.</summary>
/// <typeparam name="T">The element type.</typeparam>
/// <param name="dim">The dimension; counted from the end where negative.</param>
public sealed class Softmax<T>(int dim) : Module<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <inheritdoc/>
    protected override string ExtraRepr => $"dim={dim}";

    /// <inheritdoc/>
    public override Variable<T> Forward(Variable<T> x) => x.Softmax(dim);
}
