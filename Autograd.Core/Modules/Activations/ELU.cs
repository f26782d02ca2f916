using System.Numerics;

namespace Autograd.Core.Modules;

/// <summary><c>y = x where x &gt; 0, else α · (e^x − 1)</c>; PyTorch's <c>nn.ELU</c>.</summary>
/// <typeparam name="T">The element type.</typeparam>
/// <param name="alpha">α.</param>
public sealed class ELU<T>(double alpha = 1) : Module<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <inheritdoc/>
    protected override string ExtraRepr => $"alpha={Python(alpha)}";

    /// <inheritdoc/>
    public override Variable<T> Forward(Variable<T> x) => x.Elu(alpha);
}
