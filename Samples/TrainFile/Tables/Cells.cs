using System.Globalization;

namespace TrainFile.Tables;

/// <summary>What the text in a cell means.</summary>
internal static class Cells
{
    private const int LongestQuote = 40;

    private static readonly HashSet<string> Missing = new(["", "?", "-", "NA", "N/A", "NaN", "null"], StringComparer.OrdinalIgnoreCase);

    private static readonly HashSet<string> True = new(["true", "yes", "t", "y"], StringComparer.OrdinalIgnoreCase);

    private static readonly HashSet<string> False = new(["false", "no", "f", "n"], StringComparer.OrdinalIgnoreCase);

    /// <summary>What stands in a cell as text of one line: ends of lines, control characters and others that neither a terminal nor a page can show become spaces.</summary>
    public static string Clean(string cell) => (cell.Any(IsNoText) ? string.Concat(cell.Select(one => IsNoText(one) ? ' ' : one)) : cell).Trim();

    /// <summary>As much of it as goes into a sentence.</summary>
    public static string Shortened(string cell) => cell.Length <= LongestQuote ? cell : $"{cell.AsSpan(0, LongestQuote)}…";

    /// <summary>Whether there is nothing.</summary>
    public static bool IsMissing(string cell) => Missing.Contains(cell);

    /// <summary>Whether it is a number, written with a decimal point.</summary>
    public static bool IsNumber(string cell) => float.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out float value) && float.IsFinite(value);

    /// <summary>The same with a decimal point where it has a decimal comma.</summary>
    public static string WithPoint(string cell) => cell.Contains('.') ? cell : cell.Replace(',', '.');

    /// <summary>Whether it says yes or no; null where it says neither.</summary>
    public static bool? Boolean(string cell) => True.Contains(cell) ? true : False.Contains(cell) ? false : null;

    private static bool IsNoText(char one) => char.IsControl(one) || one is '\u2028' or '\u2029' or '\ufffe' or '\uffff';
}
