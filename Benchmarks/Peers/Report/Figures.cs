using System.Globalization;

namespace Benchmarks.Peers.Report;

/// <summary>Numbers as they are read.</summary>
internal static class Figures
{
    /// <summary>With three digits or so.</summary>
    public static string Number(double value) => value.ToString(Math.Abs(value) switch { < 1 => "G3", < 10 => "F2", < 100 => "F1", _ => "N0" }, CultureInfo.InvariantCulture);

    /// <summary>A time in the unit that suits it.</summary>
    public static string Time(double nanoseconds) => nanoseconds switch
    {
        < 1e3 => $"{Number(nanoseconds)} ns",
        < 1e6 => $"{Number(nanoseconds / 1e3)} µs",
        < 1e9 => $"{Number(nanoseconds / 1e6)} ms",
        _ => $"{Number(nanoseconds / 1e9)} s",
    };

    public static string Bytes(double bytes) => bytes < 1e6 ? $"{Number(bytes)} B" : $"{Number(bytes / 1e6)} MB";
}
