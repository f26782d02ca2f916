namespace Charts;

/// <summary>An estimate of how wide text is; the font is the viewer's choice and cannot be measured.</summary>
internal static class TextWidth
{
    private const double Narrow = 0.55;
    private const double Wide = 1.02;
    private const char FirstWide = '\u2e80';

    /// <summary>The width in pixels. Characters from the East Asian blocks on are squares.</summary>
    /// <param name="text">The text.</param>
    /// <param name="fontSize">The height of a square in pixels.</param>
    public static double Estimate(string text, double fontSize)
        => fontSize * text.Sum(character => character >= FirstWide ? Wide : Narrow);
}
