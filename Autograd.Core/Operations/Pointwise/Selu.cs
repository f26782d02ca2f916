using System.Numerics;

namespace Autograd.Core;

public static partial class Variable
{
    /// <summary><c>y = s · elu(x, α)</c> with the s and α that keep activations at mean 0 and variance 1.</summary>
    /// <remarks>G. Klambauer et al., "Self-normalizing neural networks" (2017). Recorded as <c>Elu</c>, as in PyTorch.</remarks>
    /// <param name="x">The operand.</param>
    public static Variable<T> Selu<T>(this Variable<T> x)
        where T : unmanaged, IFloatingPointIeee754<T>
        => Recorder.Pointwise(x, new EluFormula<T>(alpha: 1.6732632423543772848170429916717, scale: 1.0507009873554804934193349852946));
}
