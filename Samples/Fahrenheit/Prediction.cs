using Microsoft.ML.Data;

namespace Fahrenheit;

/// <summary>What the model says about a reading.</summary>
internal sealed class Prediction
{
    /// <summary>The predicted temperature in °C.</summary>
    [ColumnName("Score")]
    public float Celsius { get; set; }
}
