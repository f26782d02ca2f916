using System.Text.Encodings.Web;
using System.Text.Json;
using Benchmarks.Scale.Measuring;

namespace Benchmarks.Scale.Report;

/// <summary>Measurements as files, one a network.</summary>
internal static class ScaleFiles
{
    private static readonly JsonSerializerOptions Options = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Write(string directory, ScaleFigures figures)
    {
        Directory.CreateDirectory(directory);
        File.WriteAllText(Path.Combine(directory, $"{FileName(figures.Network)}.json"), JsonSerializer.Serialize(figures, Options) + "\n");
    }

    public static IReadOnlyList<ScaleFigures> Read(string directory)
        => [.. Directory.EnumerateFiles(directory, "*.json").Select(path => JsonSerializer.Deserialize<ScaleFigures>(File.ReadAllText(path))!).OrderBy(figures => figures.Reductions[0].Seconds)];

    // Letters and digits, which any file system takes.
    private static string FileName(string network)
        => string.Join('-', string.Concat(network.Replace('µ', 'u').Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : ' ')).Split(' ', StringSplitOptions.RemoveEmptyEntries));
}
