using Support;

namespace ModelBuilderApp;

/// <summary>What the command line asks for.</summary>
internal sealed record Arguments
{
    /// <summary>What <c>--help</c> prints.</summary>
    public const string Usage = """
        Usage: ModelBuilderApp [--output DIR]   train, evaluate, save, load and use the model
               ModelBuilderApp --help           this text

          --output DIR   where MLModel1.mlnet goes; created if need be. Default: artifacts/modelbuilder
        """;

    /// <summary>Whether to print the usage and do nothing else.</summary>
    public bool Help { get; private init; }

    /// <summary>Where the model goes; null where not given.</summary>
    public string? Output { get; private init; }

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
                "--output" when i + 1 < args.Length && args[i + 1] is [not '-', ..] => result with { Output = args[++i] },
                "--output" => throw Mistake("--output needs a directory."),
                string unknown => throw Mistake($"There is no argument '{unknown}'."),
            };
        }

        return result;
    }

    private static UserException Mistake(string sentence) => new($"{sentence}{Environment.NewLine}{Environment.NewLine}{Usage}");
}
