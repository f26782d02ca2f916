using Charts;

namespace Fahrenheit;

/// <summary>The picture: the readings, and the line through them.</summary>
internal static class FittedLineChart
{
    /// <summary>Draws the readings as dots and the line from the lowest reading to the highest.</summary>
    public static Chart Create(Readings readings, FittedLine line)
    {
        double[] ends = [readings.Unmarked.Min(), readings.Unmarked.Max()];
        var chart = new Chart
        {
            Title = "An unmarked thermometer beside one in °C",
            XLabel = "Reading of the unmarked thermometer (presumably °F)",
            YLabel = "Temperature (°C)",
        };
        return chart
            .AddLine("Fitted line", ends, Array.ConvertAll(ends, line.At))
            .AddScatter("Readings", readings.Unmarked, readings.Celsius);
    }
}
