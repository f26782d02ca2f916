namespace Autograd.Core.Schedules;

/// <summary>How much better than the best a metric must be to count as an improvement.</summary>
public enum ThresholdMode
{
    /// <summary>By a share of the best.</summary>
    Rel,

    /// <summary>By an amount.</summary>
    Abs,
}
