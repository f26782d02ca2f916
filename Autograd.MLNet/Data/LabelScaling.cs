namespace Autograd.MLNet.Data;

/// <summary>How labels are standardised.</summary>
internal enum LabelScaling
{
    /// <summary>Not at all: classes, or as the user wants it.</summary>
    None,

    /// <summary>To mean 0 and deviation 1.</summary>
    MeanAndDeviation,

    /// <summary>Divided by the mean: for a log link.</summary>
    Mean,
}
