using Support;

namespace Tutorials;

/// <summary>What the command line asks for.</summary>
internal sealed record Arguments
{
    /// <summary>What <c>--help</c> prints.</summary>
    public const string Usage = """
        Usage: Tutorials                  a menu; where there is no terminal, all tutorials one after the other
               Tutorials NUMBER           one tutorial: 000, 001, 002, 003 or 004
               Tutorials --help           this text

          --output DIR   where the plots go; created if need be. Default: artifacts/tutorials
        """;

    /// <summary>Whether to print the usage and do nothing else.</summary>
    public bool Help { get; private init; }

    /// <summary>The only tutorial to run; null where not given.</summary>
    public Tutorial? Tutorial { get; private init; }

    /// <summary>Where plots go.</summary>
    public string Output { get; private init; } = Path.Combine("artifacts", "tutorials");

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
                ['-', ..] => throw Mistake($"There is no argument '{args[i]}'."),
                string number when result.Tutorial is not null => throw Mistake($"One tutorial at a time: got '{result.Tutorial.Number}' and '{number}'."),
                string number => result with { Tutorial = Tutorial.Find(number) ?? throw Mistake($"There is no tutorial '{number}'.") },
            };
        }

        return result;
    }

    private static UserException Mistake(string sentence) => new($"{sentence}{Environment.NewLine}{Environment.NewLine}{Usage}");
}
