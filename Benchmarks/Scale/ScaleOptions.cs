using System.Globalization;

namespace Benchmarks.Scale;

/// <summary>What the run was told.</summary>
internal sealed record ScaleOptions
{
    public const string Usage = "scale [--network NAME] [--output DIRECTORY] | scale --against-one [--launcher COMMAND] [--rounds N] [--output FILE] | scale --report DIRECTORY [--output FILE] [--images DIRECTORY]";

    /// <summary>What joins the ranks.</summary>
    public string Network { get; private init; } = "one machine";

    /// <summary>Where results go; null for nowhere.</summary>
    public string? Output { get; private init; }

    /// <summary>Whether to hold two ranks against one.</summary>
    public bool AgainstOne { get; private init; }

    public string Launcher { get; private init; } = "mpirun -n 2";

    public int Rounds { get; private init; } = 7;

    /// <summary>Where measurements are that are to be held against the model; null to measure.</summary>
    public string? Report { get; private init; }

    /// <summary>Where pictures go; null for nowhere.</summary>
    public string? Images { get; private init; }

    /// <exception cref="FormatException">It is not as <see cref="Usage"/> says.</exception>
    public static ScaleOptions Parse(ReadOnlySpan<string> args) => args switch
    {
        [] => new ScaleOptions(),
        ["--against-one", .. var rest] => Parse(rest) with { AgainstOne = true },
        ["--network", var name, .. var rest] => Parse(rest) with { Network = name },
        ["--output", var path, .. var rest] => Parse(rest) with { Output = path },
        ["--launcher", var command, .. var rest] => Parse(rest) with { Launcher = command },
        ["--rounds", var rounds, .. var rest] when int.TryParse(rounds, CultureInfo.InvariantCulture, out int number) && number > 0 => Parse(rest) with { Rounds = number },
        ["--report", var path, .. var rest] => Parse(rest) with { Report = path },
        ["--images", var path, .. var rest] => Parse(rest) with { Images = path },
        [var other, ..] => throw new FormatException($"{other} is not understood here. Usage: {Usage}"),
    };
}
