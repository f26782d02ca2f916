using System.Globalization;

namespace TrainFile.Tables;

/// <summary>What the text in a cell means.</summary>
internal static class Cells
{
    private static readonly HashSet<string> Missing = new(["", "?", "-", "NA", "N/A", "NaN", "null"], StringComparer.OrdinalIgnoreCase);

    private static readonly HashSet<string> True = new(["true", "yes", "t", "y"], StringComparer.OrdinalIgnoreCase);

    private static readonly HashSet<string> False = new(["false", "no", "f", "n"], StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether there is nothing.</summary>
    public static bool IsMissing(string cell) => Missing.Contains(cell);

    /// <summary>Whether it is a number, written with a decimal point.</summary>
    public static bool IsNumber(string cell) => float.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out float value) && float.IsFinite(value);

    /// <summary>The same with a decimal point where it has a decimal comma.</summary>
    public static string WithPoint(string cell) => cell.Contains('.') ? cell : cell.Replace(',', '.');

    /// <summary>Whether it says yes or no; null where it says neither.</summary>
    public static bool? Boolean(string cell) => True.Contains(cell) ? true : False.Contains(cell) ? false : null;
}
