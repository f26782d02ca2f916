namespace Autograd.Core.Schedules;

/// <summary>Which way a metric improves.</summary>
public enum PlateauMode
{
    /// <summary>Downwards, like a loss.</summary>
    Min,

    /// <summary>Upwards, like an accuracy.</summary>
    Max,
}
