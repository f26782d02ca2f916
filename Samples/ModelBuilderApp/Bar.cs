namespace ModelBuilderApp;

/// <summary>A bar of block characters, fine to an eighth of one.</summary>
internal static class Bar
{
    private const int Longest = 24;
    private const string Eighths = "▏▎▍▌▋▊▉";

    /// <summary>A bar as long as the share, which is cut to between 0 and 1.</summary>
    public static string Of(double share)
    {
        (int whole, int rest) = Math.DivRem((int)Math.Round(Math.Clamp(share, 0, 1) * Longest * 8), 8);
        return new string('█', whole) + (rest > 0 ? Eighths[rest - 1] : "");
    }
}
