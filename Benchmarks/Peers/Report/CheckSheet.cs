using System.Globalization;

namespace Benchmarks.Peers.Report;

/// <summary>All promises with what became of them.</summary>
internal static class CheckSheet
{
    public const string Holds = "ok", Missed = "missed", MissedDisturbed = "missed, disturbed", MissedByFar = "missed by far";

    public static Sheet Of(IEnumerable<Check> checks)
    {
        var sheet = new Sheet(
            "Ratios to what was measured in the same run",
            "A ratio is the median of the rounds' ratios. Of times and ratios those count that nothing disturbed, where there are three. Limits come from the budget table: its ratios carry over between machines, its times do not.",
            ["promise", "measured", "against", "ratio", "limit", ""]);
        foreach (Check check in checks)
            sheet.Add([check.What, check.Measured, check.Baseline, Figures.Number(check.Ratio), $"≤ {Figures.Number(check.Limit)}", Verdict(check)]);
        return sheet;
    }

    private static string Verdict(Check check) => check switch
    {
        { Holds: true } => Holds,
        { IsMissedByFar: true } => MissedByFar,
        { IsDisturbed: true } => MissedDisturbed,
        _ => Missed,
    };
}
