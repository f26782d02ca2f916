namespace Charts;

/// <summary>Colours of series, distinct for colour-blind readers too.</summary>
/// <remarks>Source: Okabe and Ito, "Color Universal Design" (2008), without black and with the light yellow left out.</remarks>
internal static class Palette
{
    public const string Background = "#ffffff";
    public const string Text = "#1f2933";
    public const string Axis = "#52606d";
    public const string Grid = "#e4e7eb";

    private static readonly string[] Colors = ["#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9"];

    /// <summary>The colour of the series at an index; they repeat after six.</summary>
    public static string Color(int index) => Colors[index % Colors.Length];
}
