using Microsoft.ML.Data;

namespace Fahrenheit;

/// <summary>One line of <c>thermometer.csv</c>, as ML.NET loads it.</summary>
internal sealed class Reading
{
    /// <summary>What the unmarked thermometer shows.</summary>
    [LoadColumn(0)]
    public float Unmarked { get; set; }

    /// <summary>What a thermometer in °C beside it shows; the label.</summary>
    [LoadColumn(1)]
    public float Celsius { get; set; }
}
