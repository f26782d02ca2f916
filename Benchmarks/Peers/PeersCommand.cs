using Benchmarks.Peers.Epochs;
using Benchmarks.Peers.Fits;
using Benchmarks.Peers.Measuring;
using Benchmarks.Peers.Package;
using Benchmarks.Peers.Python;
using Benchmarks.Peers.Report;
using Benchmarks.Peers.Steps;
using Benchmarks.Peers.Targets;
using Spectre.Console;

namespace Benchmarks.Peers;

/// <summary>
/// This library beside a loop by hand, the speed of memory, ML.NET, PyTorch and scikit-learn, interleaved in one run: <c>dotnet run -c Release --project Benchmarks -- peers</c>
/// </summary>
internal static class PeersCommand
{
    /// <summary>Measures, prints and writes.</summary>
    /// <returns>1 where a promise is missed by far, 2 where the arguments are not understood.</returns>
    public static int Run(string[] args)
    {
        PeersOptions options;
        try
        {
            options = PeersOptions.Parse(args);
        }
        catch (FormatException exception)
        {
            Console.Error.WriteLine(exception.Message);
            return 2;
        }

        using PythonPeer? torch = Start(PythonLibrary.PyTorch, options), sklearn = Start(PythonLibrary.ScikitLearn, options);
        PythonPeer[] pythons = [.. new[] { torch, sklearn }.OfType<PythonPeer>()];
        PeersRun run = Measure(options, torch, pythons);
        IReadOnlyList<string> setting = [.. Setting.Describe(pythons), run.Quietness];
        TerminalReport.Write(run, setting);
        if (options.Output is { } path)
            MarkdownReport.Write(path, run, setting);
        return run.Checks.Any(check => check.IsMissedByFar) ? 1 : 0;
    }

    private static PeersRun Measure(PeersOptions options, PythonPeer? torch, IReadOnlyList<PythonPeer> pythons)
    {
        List<IComparison> comparisons = [new EpochComparison(pythons, options.Quick), new StepComparison(torch), new EagerComparison(torch), new FitComparison()];
        if (Environment.ProcessorCount > 1)
            comparisons.Insert(1, new TwoThreads());
        else
            AnsiConsole.WriteLine("Two threads are left out: there is one processor.");
        if (!options.Quick)
        {
            comparisons.Add(new TargetComparison(pythons));
            if (PackageTrainers.Epochs().Count == 0)
                AnsiConsole.WriteLine("ML.NET's trainers are left out: this is built against its stand-in. Where a feed carries Microsoft.ML: -p:MLNet=Package");
        }

        return AnsiConsole.Status().Start("Making data", status =>
        {
            var run = new PeersRun(options.Rounds, new StatusProgress(status));
            foreach (IComparison comparison in comparisons)
                comparison.Run(run);
            return run;
        });
    }

    private static PythonPeer? Start(PythonLibrary library, PeersOptions options)
        => options.Quick ? null : PythonPeer.TryStart(library, options.Interpreters, AnsiConsole.WriteLine);
}
