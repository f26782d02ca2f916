using System.Globalization;
using Autograd.Distributed;
using Benchmarks.Peers.Report;
using Benchmarks.Scale.Measuring;
using Benchmarks.Scale.Network;
using Benchmarks.Scale.Report;
using Spectre.Console;

namespace Benchmarks.Scale;

/// <summary>
/// What training on several machines costs, and a model of it: <c>mpirun -n 2 dotnet Benchmarks.dll scale</c> measures, <c>--report</c> compares, <c>--against-one</c> tells what a second rank brings.
/// </summary>
internal static class ScaleCommand
{
    /// <summary>Measures, prints and writes.</summary>
    /// <returns>2 where the arguments are not understood.</returns>
    public static int Run(string[] args)
    {
        // Two that are not for people: a process of --against-one, and a network between namespaces.
        switch (args)
        {
            case ["--epochs", var kind]:
                AgainstOne.Run(kind);
                return 0;
            case ["--wire", var first, var second, var microseconds, var gigabits]:
                Wire.Run(first, second, 1e-6 * double.Parse(microseconds, CultureInfo.InvariantCulture), 1e9 * double.Parse(gigabits, CultureInfo.InvariantCulture));
                return 0;
        }

        ScaleOptions options;
        try
        {
            options = ScaleOptions.Parse(args);
        }
        catch (FormatException exception)
        {
            Console.Error.WriteLine(exception.Message);
            return 2;
        }

        if (options.AgainstOne)
            Publish("Two ranks against one", $"scale --against-one --launcher \"{options.Launcher}\"", [AgainstOne.Measure(options.Launcher, options.Rounds, AnsiConsole.WriteLine)], Setting.Describe([]), options.Output);
        else if (options.Report is { } directory)
            Report(directory, options);
        else
            Measure(options);
        return 0;
    }

    private static void Measure(ScaleOptions options)
    {
        ICommunicator communicator = Communicator.World;
        bool isFirst = communicator.Rank == 0;
        IReadOnlyList<string> setting = isFirst ? [.. Setting.Describe([]), communicator.ToString()!] : [];
        ScaleFigures figures = ScaleMeasurement.Run(options.Network, communicator, setting, isFirst ? AnsiConsole.WriteLine : _ => { });
        if (!isFirst)
            return;
        IEnumerable<Sheet> sheets = figures.Ranks == 2 ? [ScaleTables.Networks([figures]), ScaleTables.Compute([figures]), ScaleTables.Predictions([figures]), ScaleTables.Errors([figures]), ScaleTables.Blocks([figures])] : [ScaleTables.Compute([figures])];
        TerminalReport.Write(sheets, setting);
        if (options.Output is { } directory)
            ScaleFiles.Append(directory, figures);
    }

    private static void Report(string directory, ScaleOptions options)
    {
        const int StepColumns = 100, ManyColumns = 1_000;
        IReadOnlyList<ScaleFigures> all = ScaleFiles.Read(directory);
        ScaleFigures[] pairs = [.. all.Where(figures => figures.Ranks == 2)];
        ScaleFigures machine = all.FirstOrDefault(figures => figures.Ranks == 1) ?? throw new InvalidOperationException($"{directory} has no measurement of one rank by itself: run scale --output {directory} without mpirun.");
        Publish(
            "The cost of scaling out", "scale --report", [ScaleTables.Networks(pairs), ScaleTables.Compute(all), ScaleTables.Predictions(pairs), ScaleTables.Errors(pairs), ScaleTables.Blocks(pairs), ScaleTables.ManyMachines(machine)],
            pairs[0].Setting, options.Output);
        if (options.Images is { } images)
        {
            ScaleTables.StepChart(pairs, StepColumns).Save(Path.Combine(images, "scale-out-steps.svg"));
            ScaleTables.ManyMachinesChart(machine, ManyColumns).Save(Path.Combine(images, "scale-out-many.svg"));
        }
    }

    private static void Publish(string title, string command, IReadOnlyList<Sheet> sheets, IReadOnlyList<string> setting, string? output)
    {
        TerminalReport.Write(sheets, setting);
        if (output is not null)
            MarkdownReport.Write(output, title, command, sheets, setting);
    }
}
