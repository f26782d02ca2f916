namespace Autograd.Core;

/// <summary>What a loss function makes of the losses of single examples; PyTorch's <c>reduction</c>.</summary>
public enum Reduction
{
    /// <summary>Their sum divided by their number, or by what the loss function says where examples or classes have weights.</summary>
    Mean,

    /// <summary>Their sum.</summary>
    Sum,

    /// <summary>All of them, unreduced.</summary>
    None,

    /// <summary>Their sum divided by the length of the first dimension; what makes <see cref="Variable.KlDiv"/> the mathematical divergence.</summary>
    BatchMean,
}
