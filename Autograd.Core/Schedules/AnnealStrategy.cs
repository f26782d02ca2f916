namespace Autograd.Core.Schedules;

/// <summary>How a value goes from one to another.</summary>
public enum AnnealStrategy
{
    /// <summary>Along half a cosine.</summary>
    Cos,

    /// <summary>Along a straight line.</summary>
    Linear,
}
