using System.Globalization;

namespace Fahrenheit;

/// <summary>The readings as plain numbers, for what is done without ML.NET.</summary>
/// <param name="Unmarked">What the unmarked thermometer shows.</param>
/// <param name="Celsius">What a thermometer in °C beside it shows.</param>
internal sealed record Readings(double[] Unmarked, double[] Celsius)
{
    /// <summary>The file beside the program.</summary>
    public static string FilePath { get; } = Path.Combine(AppContext.BaseDirectory, "thermometer.csv");

    /// <summary>Reads the file.</summary>
    public static Readings Load()
    {
        double[][] lines = [.. File.ReadLines(FilePath)
            .Skip(1)
            .Select(line => Array.ConvertAll(line.Split(','), field => double.Parse(field, CultureInfo.InvariantCulture)))];
        return new Readings([.. lines.Select(fields => fields[0])], [.. lines.Select(fields => fields[1])]);
    }
}
