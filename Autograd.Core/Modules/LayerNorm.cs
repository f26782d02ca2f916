using System.Numerics;

namespace Autograd.Core.Modules;

/// <summary><c>y = (x − x̄) / √(var + ε) · w + b</c> over the last dimensions; PyTorch's <c>nn.LayerNorm</c>.</summary>
/// <typeparam name="T">The element type.</typeparam>
/// <remarks>w begins with ones, b with zeros.</remarks>
public sealed class LayerNorm<T> : Module<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly double _eps;

    /// <summary>A normalisation over the last dimension.</summary>
    /// <param name="normalizedLength">Its length.</param>
    /// <param name="eps">ε, which keeps constant rows from dividing by 0.</param>
    /// <param name="elementwiseAffine">Whether there are w and b.</param>
    /// <param name="bias">Whether there is b, where there is w.</param>
    public LayerNorm(int normalizedLength, double eps = 1e-5, bool elementwiseAffine = true, bool bias = true)
        : this([normalizedLength], eps, elementwiseAffine, bias)
    {
    }

    /// <summary>A normalisation over the last dimensions.</summary>
    /// <param name="normalizedShape">Their lengths.</param>
    /// <param name="eps">ε, which keeps constant rows from dividing by 0.</param>
    /// <param name="elementwiseAffine">Whether there are w and b.</param>
    /// <param name="bias">Whether there is b, where there is w.</param>
    public LayerNorm(Shape normalizedShape, double eps = 1e-5, bool elementwiseAffine = true, bool bias = true)
    {
        NormalizedShape = normalizedShape;
        _eps = eps;
        if (elementwiseAffine)
            Weight = RegisterParameter("weight", Variable.Parameter(Variable.Ones<T>(normalizedShape)));
        if (elementwiseAffine && bias)
            Bias = RegisterParameter("bias", Variable.Parameter(Variable.Zeros<T>(normalizedShape)));
    }

    /// <summary>The lengths of the dimensions that are normalised.</summary>
    public Shape NormalizedShape { get; }

    /// <summary>w, of shape <see cref="NormalizedShape"/>; null for none.</summary>
    public Variable<T>? Weight { get; }

    /// <summary>b, of shape <see cref="NormalizedShape"/>; null for none.</summary>
    public Variable<T>? Bias { get; }

    /// <inheritdoc/>
    protected override string ExtraRepr => $"{Python(NormalizedShape)}, eps={Python(_eps)}, elementwise_affine={Python(Weight is not null)}";

    /// <inheritdoc/>
    /// <param name="x">Of shape [.., normalizedShape].</param>
    /// <returns>Of the same shape.</returns>
    public override Variable<T> Forward(Variable<T> x) => x.LayerNorm(NormalizedShape, Weight, Bias, _eps);
}
