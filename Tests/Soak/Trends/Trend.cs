using System.Globalization;

namespace Soak.Trends;

/// <summary>A figure that must end where it began: the median of the last tenth of its values beside that of the first.</summary>
/// <param name="name">What is measured, with its unit.</param>
/// <param name="allowance">By how much the last may exceed the first.</param>
/// <param name="values">In the order of time, from after the warm-up.</param>
internal sealed class Trend(string name, double allowance, IReadOnlyList<double> values)
{
    private const int FewestValues = 10;

    /// <summary>What is measured.</summary>
    public string Name => name;

    /// <summary>By how much the last may exceed the first.</summary>
    public double Allowance => allowance;

    /// <summary>The median of the first tenth.</summary>
    public double First => Median(values.Take(Tenth));

    /// <summary>The median of the last tenth.</summary>
    public double Last => Median(values.TakeLast(Tenth));

    /// <summary>The largest value of all.</summary>
    public double Highest => values.DefaultIfEmpty(double.NaN).Max();

    /// <summary>What is wrong; null where nothing is.</summary>
    public string? Problem
        => values.Count < FewestValues ? $"{name} was measured {values.Count} times, which tells nothing; give it more --minutes."
            : Last - First > allowance ? FormattableString.Invariant($"{name} grew from {First:#,0.##} to {Last:#,0.##}.")
            : null;

    private int Tenth => (values.Count + 9) / 10;

    private static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return sorted.Length == 0 ? double.NaN : (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}
