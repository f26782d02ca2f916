namespace Benchmarks.Defaults;

/// <summary>A measured number beside the bound it must keep.</summary>
internal sealed record Reached(string Metric, double Value, double Bound, bool AtLeast, string Format)
{
    public bool Holds => AtLeast ? Value >= Bound : Value <= Bound;

    public string Measured => $"{Metric} {Value.ToString(Format, System.Globalization.CultureInfo.InvariantCulture)}";

    public string Asked => FormattableString.Invariant($"{(AtLeast ? "≥" : "≤")} {Bound}");
}
