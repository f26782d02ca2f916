using Support;

namespace Fahrenheit;

/// <summary>What the command line asks for.</summary>
internal sealed record Arguments
{
    /// <summary>What <c>--help</c> prints.</summary>
    public const string Usage = """
        Usage: Fahrenheit [--output DIR]   train in an ML.NET pipeline; save, load and use the model; draw the fitted line
               Fahrenheit --engine         the same line by the engine alone, without ML.NET
               Fahrenheit --help           this text

          --output DIR   where the model and the picture go; created if need be. Default: artifacts/fahrenheit
        """;

    /// <summary>Whether to print the usage and do nothing else.</summary>
    public bool Help { get; private init; }

    /// <summary>Whether to run the engine's loop in place of the pipeline.</summary>
    public bool Engine { get; private init; }

    /// <summary>Where files go; null where not given.</summary>
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
                "--engine" => result with { Engine = true },
                "--output" when i + 1 < args.Length && args[i + 1] is [not '-', ..] => result with { Output = args[++i] },
                "--output" => throw Mistake("--output needs a directory."),
                string unknown => throw Mistake($"There is no argument '{unknown}'."),
            };
        }

        return result is { Engine: true, Output: not null }
            ? throw Mistake("--engine writes no files, so --output makes no sense with it.")
            : result;
    }

    private static UserException Mistake(string sentence) => new($"{sentence}{Environment.NewLine}{Environment.NewLine}{Usage}");
}
