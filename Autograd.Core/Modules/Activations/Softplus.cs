using System.Numerics;

namespace Autograd.Core.Modules;

/// <summary><c>y = ln(1 + e^(β·x)) / β</c>, and <c>y = x</c> where β·x is above a threshold; PyTorch's <c>nn.Softplus</c>.</summary>
/// <typeparam name="T">The element type.</typeparam>
/// <param name="beta">β.</param>
/// <param name="threshold">The threshold.</param>
public sealed class Softplus<T>(double beta = 1, double threshold = 20) : Module<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <inheritdoc/>
    protected override string ExtraRepr => $"beta={Python(beta)}, threshold={Python(threshold)}";

    /// <inheritdoc/>
    public override Variable<T> Forward(Variable<T> x) => x.Softplus(beta, threshold);
}
