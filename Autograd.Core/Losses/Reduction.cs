namespace Autograd.Core;

/// <summary>What a loss function makes of the losses of single examples; PyTorch's <c>reduction</c>.</summary>
public enum Reduction
{
    /// <summary>Their sum divided by their number.</summary>
    Mean,

    /// <summary>Their sum.</summary>
    Sum,

    /// <summary>All of them, unreduced.</summary>
    None,
}
