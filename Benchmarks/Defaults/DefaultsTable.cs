using System.Diagnostics;
using Microsoft.ML;
using Spectre.Console;

namespace Benchmarks.Defaults;

/// <summary>What the trainers reach with default options: <c>dotnet run -c Release --project Benchmarks -- defaults [directory of the data]</c></summary>
internal static class DefaultsTable
{
    private static readonly string DefaultDirectory = Path.Combine("..", "shared", "data", "tabular");

    public static int Run(string[] args)
    {
        string directory = args.Length > 0 ? args[0] : DefaultDirectory;
        IDefaultCase[] cases = [new GeneratedRegression(), new BikeSharing(), new BreastCancer(), new Iris(), new DocumentationSample()];
        var table = new Table().AddColumns("data", "measured", "asked for", "seconds", "");
        int missed = 0;
        foreach (IDefaultCase @case in cases)
        {
            string? missing = @case.Files.Select(file => Path.Combine(directory, file)).FirstOrDefault(file => !File.Exists(file));
            if (missing is not null)
            {
                table.AddRow(@case.Name, $"no {Markup.Escape(missing)}", "", "", "[yellow]skipped[/]");
                continue;
            }

            long started = Stopwatch.GetTimestamp();
            IReadOnlyList<Reached> results = @case.Run(new MLContext(seed: 1), directory);
            string seconds = FormattableString.Invariant($"{Stopwatch.GetElapsedTime(started).TotalSeconds:F2}");
            foreach (Reached reached in results)
            {
                table.AddRow(@case.Name, reached.Measured, reached.Asked, seconds, reached.Holds ? "[green]ok[/]" : "[red]missed[/]");
                missed += reached.Holds ? 0 : 1;
            }
        }

        AnsiConsole.Write(table);
        return missed == 0 ? 0 : 1;
    }
}
