using Microsoft.ML.Data;

namespace Distributed;

/// <summary>An hour: what has rained at each gauge, and the level of the river.</summary>
internal sealed class Hour
{
    /// <summary>Rain in mm.</summary>
    [VectorType(River.Gauges)]
    public float[] Rain { get; set; } = [];

    /// <summary>Level in cm.</summary>
    public float Level { get; set; }
}
