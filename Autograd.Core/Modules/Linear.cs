using System.Numerics;

namespace Autograd.Core.Modules;

/// <summary><c>y = x · Wᵀ + b</c>; PyTorch's <c>nn.Linear</c>.</summary>
/// <typeparam name="T">The element type.</typeparam>
/// <remarks>Weight and bias begin uniform in ±1/√in, drawn in this order.</remarks>
public sealed class Linear<T> : Module<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <summary>A linear layer.</summary>
    /// <param name="inFeatures">The length of the input's last dimension.</param>
    /// <param name="outFeatures">The length of the output's last dimension.</param>
    /// <param name="bias">Whether there is b.</param>
    /// <param name="generator">What to draw from; <see cref="Generator.Default"/> where null.</param>
    /// <exception cref="ArgumentException">A length is negative.</exception>
    public Linear(int inFeatures, int outFeatures, bool bias = true, Generator? generator = null)
    {
        InFeatures = inFeatures;
        OutFeatures = outFeatures;
        Weight = RegisterParameter("weight", Variable.Parameter(Variable.Zeros<T>([outFeatures, inFeatures])));
        Init.KaimingUniform_(Weight, Math.Sqrt(5), generator: generator);
        if (!bias)
            return;
        Bias = RegisterParameter("bias", Variable.Parameter(Variable.Zeros<T>([outFeatures])));
        double bound = inFeatures > 0 ? 1 / Math.Sqrt(inFeatures) : 0;
        Init.Uniform_(Bias.Value, -bound, bound, generator);
    }

    /// <summary>The length of the input's last dimension.</summary>
    public int InFeatures { get; }

    /// <summary>The length of the output's last dimension.</summary>
    public int OutFeatures { get; }

    /// <summary>W, of shape [out, in].</summary>
    public Variable<T> Weight { get; }

    /// <summary>b, of shape [out]; null for none.</summary>
    public Variable<T>? Bias { get; }

    /// <inheritdoc/>
    protected override string ExtraRepr => $"in_features={InFeatures}, out_features={OutFeatures}, bias={Python(Bias is not null)}";

    /// <inheritdoc/>
    /// <param name="x">Of shape [.., in].</param>
    /// <returns>Of shape [.., out].</returns>
    public override Variable<T> Forward(Variable<T> x) => x.Linear(Weight, Bias);
}
