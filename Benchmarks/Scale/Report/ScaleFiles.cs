using System.Text.Encodings.Web;
using System.Text.Json;
using Benchmarks.Scale.Measuring;

namespace Benchmarks.Scale.Report;

/// <summary>Measurements as files, one a network, with a line for each run.</summary>
internal static class ScaleFiles
{
    private const string Extension = ".jsonl";

    private static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Append(string directory, ScaleFigures run)
    {
        Directory.CreateDirectory(directory);
        File.AppendAllText(Path.Combine(directory, FileName(run.Network) + Extension), JsonSerializer.Serialize(run, Options) + "\n");
    }

    /// <summary>The networks, from the fastest to the slowest, each with the medians of its runs.</summary>
    public static IReadOnlyList<ScaleFigures> Read(string directory)
        => [.. Directory.EnumerateFiles(directory, "*" + Extension).Select(path => Medians.Of([.. File.ReadLines(path).Select(Run)])).OrderBy(figures => figures.Reductions[0].Seconds)];

    private static ScaleFigures Run(string line) => JsonSerializer.Deserialize<ScaleFigures>(line)!;

    // Letters and digits, which any file system takes.
    private static string FileName(string network)
        => string.Join('-', string.Concat(network.Replace('µ', 'u').Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : ' ')).Split(' ', StringSplitOptions.RemoveEmptyEntries));
}
