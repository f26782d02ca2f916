using System.Numerics;

namespace Autograd.Core.Modules;

/// <summary><c>y = x − ln Σ e^x</c> along a dimension; PyTorch's <c>nn.LogSoftmax</c>.</summary>
/// <typeparam name="T">The element type.</typeparam>
/// <param name="dim">The dimension; counted from the end where negative.</param>
public sealed class LogSoftmax<T>(int dim) : Module<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <inheritdoc/>
    protected override string ExtraRepr => $"dim={dim}";

    /// <inheritdoc/>
    public override Variable<T> Forward(Variable<T> x) => x.LogSoftmax(dim);
}
