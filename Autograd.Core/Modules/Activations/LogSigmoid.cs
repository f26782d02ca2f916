using System.Numerics;

namespace Autograd.Core.Modules;

/// <summary><c>y = ln σ(x)</c>; PyTorch's <c>nn.LogSigmoid</c>.</summary>
/// <typeparam name="T">The element type.</typeparam>
public sealed class LogSigmoid<T> : Module<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <inheritdoc/>
    public override Variable<T> Forward(Variable<T> x) => x.LogSigmoid();
}
