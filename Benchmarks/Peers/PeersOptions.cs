using System.Globalization;

namespace Benchmarks.Peers;

/// <summary>What the run was told.</summary>
internal sealed record PeersOptions
{
    public const string Usage = "peers [--quick] [--rounds N] [--output FILE] [--python FILE]";

    private const int DefaultRounds = 7;

    // Debian's packages are for Debian's own interpreter, which another one may hide.
    private static readonly string[] DefaultInterpreters = ["python3", "/usr/bin/python3"];

    /// <summary>Whether to measure only this library and loops by hand, for the ratios.</summary>
    public bool Quick { get; private init; }

    public int Rounds { get; private init; } = DefaultRounds;

    /// <summary>Where the results go as Markdown; null for nowhere.</summary>
    public string? Output { get; private init; }

    /// <summary>Where to look for PyTorch and scikit-learn.</summary>
    public IReadOnlyList<string> Interpreters { get; private init; } = DefaultInterpreters;

    /// <exception cref="FormatException">It is not as <see cref="Usage"/> says.</exception>
    public static PeersOptions Parse(ReadOnlySpan<string> args) => args switch
    {
        [] => new PeersOptions(),
        ["--quick", .. var rest] => Parse(rest) with { Quick = true },
        ["--rounds", var rounds, .. var rest] when int.TryParse(rounds, CultureInfo.InvariantCulture, out int number) && number > 0 => Parse(rest) with { Rounds = number },
        ["--output", var path, .. var rest] => Parse(rest) with { Output = path },
        ["--python", var path, .. var rest] => Parse(rest) with { Interpreters = [path] },
        [var other, ..] => throw new FormatException($"{other} is not understood here. Usage: {Usage}"),
    };
}
