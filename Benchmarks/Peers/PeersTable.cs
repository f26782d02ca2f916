using System.Globalization;
using System.Runtime.InteropServices;
using Microsoft.ML;
using Spectre.Console;

namespace Benchmarks.Peers;

/// <summary>
/// An epoch of a linear model under squared error, by this library and by others, interleaved in one run: <c>dotnet run -c Release --project Benchmarks -- peers [rounds]</c>
/// </summary>
internal static class PeersTable
{
    private const int DefaultRounds = 5;

    private static readonly Workload[] Workloads =
    [
        new(200_000, 10, Shuffled: false, Budget: 9),
        new(200_000, 100, Shuffled: false, Budget: 20),
        new(20_000, 1000, Shuffled: false, Budget: 160),
        new(200_000, 128, Shuffled: true, Budget: 45),
    ];

    public static int Run(string[] args)
    {
        int rounds = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : DefaultRounds;
        IPeer[] peers = [new ThisLibrary(), new HandWrittenLoop(), new PlainSum(), .. OnlineGradientDescent.IsAvailable ? [new OnlineGradientDescent()] : Array.Empty<IPeer>()];
        var table = new Table().Title(FormattableString.Invariant($"ns a row and epoch, median of {rounds} rounds, one thread, float"));
        table.AddColumn("work");
        foreach (IPeer peer in peers)
            table.AddColumn(new TableColumn(peer.Name).RightAligned());
        table.AddColumns("budget", "this / by hand");

        foreach (Workload workload in Workloads)
        {
            var data = new LinearData(workload);
            double[][] times = [.. peers.Select(_ => new double[rounds])];
            for (int round = -1; round < rounds; round++)
            {
                for (int p = 0; p < peers.Length; p++)
                {
                    // The round before the first only warms up.
                    double nanoseconds = peers[p].NanosecondsPerRow(data);
                    if (round >= 0)
                        times[p][round] = nanoseconds;
                }
            }

            double[] medians = [.. times.Select(of => of.Order().ElementAt(rounds / 2))];
            table.AddRow([workload.Name, .. medians.Select(Text), $"≤ {workload.Budget}", Text(medians[0] / medians[1])]);
        }

        AnsiConsole.Write(table);
        AnsiConsole.WriteLine($"{RuntimeInformation.FrameworkDescription}, {RuntimeInformation.ProcessArchitecture}, {Environment.ProcessorCount} processors, ML.NET from {typeof(MLContext).Assembly.GetName().Name}");
        return 0;
    }

    private static string Text(double number) => number.ToString(number < 10 ? "F1" : "F0", CultureInfo.InvariantCulture);
}
