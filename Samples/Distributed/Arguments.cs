using System.Globalization;
using Support;

namespace Distributed;

/// <summary>What the command line asks for.</summary>
internal sealed record Arguments
{
    /// <summary>What <c>--help</c> prints.</summary>
    public const string Usage = """
        Usage: Distributed [--epochs N] [--resume] [--output DIR]   train alone, or with all processes that mpirun starts
               Distributed --help                                   this text

          --epochs N     how often training goes over the rows. Default: 200
          --resume       go on from the checkpoint in the output directory, if there is one
          --output DIR   where the model, the loss curve and the checkpoint go; created if need be. Default: artifacts/distributed
        """;

    private const string EpochsRule = "--epochs needs a whole number from 1.";

    /// <summary>Whether to print the usage and do nothing else.</summary>
    public bool Help { get; private init; }

    /// <summary>How often training goes over the rows.</summary>
    public int Epochs { get; private init; } = 200;

    /// <summary>Whether to go on from a checkpoint.</summary>
    public bool Resume { get; private init; }

    /// <summary>Where files go.</summary>
    public string Output { get; private init; } = Path.Combine("artifacts", "distributed");

    /// <summary>Reads the command line.</summary>
    /// <exception cref="UserException">It makes no sense.</exception>
    public static Arguments Parse(ReadOnlySpan<string> args)
    {
        var result = new Arguments();
        for (int i = 0; i < args.Length; i++)
        {
            result = args[i] switch
            {
                "--help" or "-h" => result with { Help = true },
                "--resume" => result with { Resume = true },
                "--epochs" when i + 1 < args.Length => result with { Epochs = Count(args[++i]) },
                "--epochs" => throw Mistake(EpochsRule),
                "--output" when i + 1 < args.Length && args[i + 1] is [not '-', ..] => result with { Output = args[++i] },
                "--output" => throw Mistake("--output needs a directory."),
                string unknown => throw Mistake($"There is no argument '{unknown}'."),
            };
        }

        return result;
    }

    private static int Count(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int count) && count > 0 ? count : throw Mistake(EpochsRule);

    private static UserException Mistake(string sentence) => new($"{sentence}{Environment.NewLine}{Environment.NewLine}{Usage}");
}
