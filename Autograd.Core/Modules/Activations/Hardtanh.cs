using System.Numerics;

namespace Autograd.Core.Modules;

/// <summary><c>y = min(max(x, low), high)</c>; PyTorch's <c>nn.Hardtanh</c>.</summary>
/// <typeparam name="T">The element type.</typeparam>
/// <param name="min">The low bound.</param>
/// <param name="max">The high bound.</param>
public sealed class Hardtanh<T>(double min = -1, double max = 1) : Module<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <inheritdoc/>
    protected override string ExtraRepr => $"min_val={Python(min)}, max_val={Python(max)}";

    /// <inheritdoc/>
    public override Variable<T> Forward(Variable<T> x) => x.Hardtanh(min, max);
}
