using Support;

namespace CustomLoss;

/// <summary>What the command line asks for.</summary>
internal sealed record Arguments
{
    /// <summary>What <c>--help</c> prints.</summary>
    public const string Usage = """
        Usage: CustomLoss [--output DIR]   train a bakery's decisions under its own cost, three ways, and under squared error; show what each loses
               CustomLoss --help           this text

          --output DIR   where the model, the days and the picture go; created if need be. Default: artifacts/customloss
        """;

    /// <summary>Whether to print the usage and do nothing else.</summary>
    public bool Help { get; private init; }

    /// <summary>Where files go.</summary>
    public string Output { get; private init; } = Path.Combine("artifacts", "customloss");

    /// <summary>Reads the command line.</summary>
    /// <exception cref="UserException">It makes no sense.</exception>
    public static Arguments Parse(ReadOnlySpan<string> args) => args switch
    {
        [] => new Arguments(),
        ["--help" or "-h"] => new Arguments { Help = true },
        ["--output", [not '-', ..] directory] => new Arguments { Output = directory },
        ["--output", ..] => throw Mistake("--output needs a directory, and nothing after it."),
        [string unknown, ..] => throw Mistake($"There is no argument '{unknown}'."),
    };

    private static UserException Mistake(string sentence) => new($"{sentence}{Environment.NewLine}{Environment.NewLine}{Usage}");
}
