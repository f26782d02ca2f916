using System.Globalization;

namespace Samples.Tests.CustomLoss;

/// <summary>A line of <c>days.csv</c>, with the demand and the cost that the sample documents.</summary>
internal sealed class HeldOutDay
{
    private const double Step = 0.002;

    // P(z) dz = z·e⁻ᶻ dz, in the middle of each step.
    private static readonly double[] Density = [.. Enumerable.Range(0, 15_000).Select(i => Step * (i + 0.5) * Math.Exp(-Step * (i + 0.5)) * Step)];

    public string Date { get; init; } = "";

    public string Weekday { get; init; } = "";

    public float Temperature { get; init; }

    public float Rain { get; init; }

    public float BeforeHoliday { get; init; }

    public float Demand { get; init; }

    public double BySquaredError { get; init; }

    public double ByCost { get; init; }

    public double Mean => Low + (2 * Spread);

    private double Low => LowAndSpread.Low - (0.6 * Temperature) - (12 * Rain) + (30 * BeforeHoliday);

    private double Spread => LowAndSpread.Spread + (3 * Rain) + (14 * BeforeHoliday);

    private (double Low, double Spread) LowAndSpread => Weekday switch
    {
        "Monday" => (60, 8),
        "Tuesday" => (64, 8),
        "Wednesday" => (70, 9),
        "Thursday" => (74, 9),
        "Friday" => (96, 13),
        "Saturday" => (150, 24),
        _ => (110, 16),
    };

    public static HeldOutDay[] Read(string path) => [.. File.ReadLines(path).Skip(1).Select(line => line.Split(',')).Select(fields => new HeldOutDay
    {
        Date = fields[0],
        Weekday = fields[1],
        Temperature = float.Parse(fields[2], CultureInfo.InvariantCulture),
        Rain = float.Parse(fields[3], CultureInfo.InvariantCulture),
        BeforeHoliday = float.Parse(fields[4], CultureInfo.InvariantCulture),
        Demand = float.Parse(fields[5], CultureInfo.InvariantCulture),
        BySquaredError = double.Parse(fields[6], CultureInfo.InvariantCulture),
        ByCost = double.Parse(fields[7], CultureInfo.InvariantCulture),
    })];

    public static double Cost(double left) => left <= 0 ? -3.6 * left : left <= 12 ? 0.3 * left : 3.6 + (left - 12);

    /// <summary>The cost of a decision, integrated numerically over demand.</summary>
    public double ExpectedCost(double baked)
    {
        double sum = 0, low = Low, spread = Spread;
        for (int i = 0; i < Density.Length; i++)
            sum += Density[i] * Cost(baked - low - (spread * Step * (i + 0.5)));
        return sum;
    }
}
