using System.Diagnostics;
using System.Globalization;
using Autograd.Distributed;
using Benchmarks.Peers.Measuring;
using Benchmarks.Peers.Report;
using Benchmarks.Scale.Measuring;

namespace Benchmarks.Scale;

/// <summary>Two ranks against one process, in turn, each a new process: rows a second of an epoch, one thread a rank.</summary>
internal static class AgainstOne
{
    private const int Rows = 1_000_000, Columns = 100, Epochs = 8;

    // Of the rows a second of two ranks to those of one process.
    private const double Asked = 1.8;

    private static readonly int[] BatchSizes = [64, 256, 1_024, 4_096, 16_384];
    private static readonly string[] Kinds = ["plain", "one", "two"];

    /// <summary>Starts the processes and waits for them.</summary>
    /// <param name="launcher">What starts two ranks, and its options.</param>
    /// <param name="rounds">How often.</param>
    /// <param name="onProgress">Is told what comes next.</param>
    public static Sheet Measure(string launcher, int rounds, Action<string> onProgress)
    {
        var seconds = Kinds.ToDictionary(kind => kind, _ => BatchSizes.ToDictionary(size => size, _ => new List<double>()));
        for (int round = 1; round <= rounds; round++)
        {
            foreach (string kind in Kinds)
            {
                onProgress($"round {round} of {rounds}, {kind}");
                foreach (string line in Start(kind == "two" ? launcher : "", kind))
                {
                    string[] parts = line.Split(' ');
                    seconds[kind][int.Parse(parts[0], CultureInfo.InvariantCulture)].Add(double.Parse(parts[1], CultureInfo.InvariantCulture));
                }
            }
        }

        var sheet = new Sheet(
            FormattableString.Invariant($"{Rows:N0} × {Columns} in memory, million rows a second: median of {rounds} rounds, one thread a rank"),
            FormattableString.Invariant($"An epoch with all that belongs to it, in random order. Plain is a training without a Communicator; one is the same program as two, without mpirun. Ratios are medians of the rounds' ratios; at least {Asked} is asked."),
            ["rows of a step", "plain", "one", "two", "two / one", "least, most", "two / plain"]);
        foreach (int size in BatchSizes)
        {
            double[] plain = [.. seconds["plain"][size]], one = [.. seconds["one"][size]], two = [.. seconds["two"][size]];
            double[] ratios = [.. one.Zip(two, (ofOne, ofTwo) => ofOne / ofTwo).Order()];
            sheet.Add(
            [
                FormattableString.Invariant($"{size:N0}"), Speed(plain), Speed(one), Speed(two), Figures.Number(Samples.MedianOf(ratios)),
                $"{Figures.Number(ratios[0])}, {Figures.Number(ratios[^1])}", Figures.Number(Samples.MedianOf([.. plain.Zip(two, (ofPlain, ofTwo) => ofPlain / ofTwo)])),
            ]);
        }

        return sheet;
    }

    /// <summary>What a started process does: prints a line for each size of batches, with the seconds of an epoch.</summary>
    public static void Run(string kind)
    {
        ICommunicator? communicator = kind == "plain" ? null : Communicator.World;
        SharedEpochs.WarmUp(communicator, BatchSizes);
        foreach (int size in BatchSizes)
        {
            double[] seconds = SharedEpochs.Seconds(communicator, Rows, Columns, size, Epochs);
            if (communicator is null or { Rank: 0 })
                Console.WriteLine(FormattableString.Invariant($"{size} {Samples.MedianOf(seconds):R}"));
        }
    }

    private static string[] Start(string launcher, string kind)
    {
        // Under "dotnet Benchmarks.dll" the process is dotnet.
        string program = Environment.ProcessPath!;
        string[] self = Path.GetFileNameWithoutExtension(program) == "dotnet" ? [program, typeof(AgainstOne).Assembly.Location] : [program];
        string[] command = [.. launcher.Split(' ', StringSplitOptions.RemoveEmptyEntries), .. self, "scale", "--epochs", kind];
        using var process = Process.Start(new ProcessStartInfo(command[0], command[1..]) { RedirectStandardOutput = true })!;
        string[] lines = process.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        process.WaitForExit();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{string.Join(' ', command)} ended with exit code {process.ExitCode}.");

        // Open MPI asks the terminal for something before the first line.
        return [.. lines.Select(line => line[(line.LastIndexOf('=') + 1)..]).Where(line => char.IsAsciiDigit(line[0]))];
    }

    private static string Speed(double[] seconds) => FormattableString.Invariant($"{Rows / Samples.MedianOf(seconds) / 1e6:F1}");
}
