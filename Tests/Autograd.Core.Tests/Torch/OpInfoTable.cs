using System.IO.Compression;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Autograd.Core.Tests.Torch;

/// <summary>PyTorch's own table of operations, with arguments, results and gradients that PyTorch computed in double precision; a call a line.</summary>
public static partial class OpInfoTable
{
    private static readonly Lazy<OpInfoCase[]> AllCases = new(Read);

    public static IReadOnlyList<OpInfoCase> Cases => AllCases.Value;

    /// <summary>PyTorch's names of the operations, each once.</summary>
    public static IEnumerable<string> Operations => Cases.Select(c => c.Operation).Distinct().Order(StringComparer.Ordinal);

    /// <summary>The call in one line of the table.</summary>
    public static OpInfoCase Parse(string line) => new(JsonDocument.Parse(NotFinite().Replace(line, "\"$0\"")).RootElement);

    private static OpInfoCase[] Read()
    {
        using var reader = new StreamReader(new GZipStream(File.OpenRead(Path.Combine(AppContext.BaseDirectory, "Data", "torch", "opinfo.jsonl.gz")), CompressionMode.Decompress));
        var cases = new List<OpInfoCase>();
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0)
                cases.Add(Parse(line));
        }

        return [.. cases];
    }

    /// <summary>Python writes the numbers that JSON does not have without quotes.</summary>
    [GeneratedRegex("""(?<=[\[:,]\s*)(?:-?Infinity|NaN)(?=\s*[,\]}])""")]
    private static partial Regex NotFinite();
}
