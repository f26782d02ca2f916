using Microsoft.ML.Data;

namespace CustomLoss;

/// <summary>What a model says about a day.</summary>
internal sealed class Decision
{
    /// <summary>How many loaves to bake.</summary>
    [ColumnName("Score")]
    public float Loaves { get; set; }
}
