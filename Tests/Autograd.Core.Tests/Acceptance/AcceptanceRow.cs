using System.Reflection;
using System.Text.RegularExpressions;

namespace Autograd.Core.Tests.Acceptance;

/// <summary>A row of the acceptance table: section and number.</summary>
internal readonly partial record struct AcceptanceRow(int Section, int Number)
{
    /// <summary>How many rows each section has: one tutorial each.</summary>
    private static readonly int[] Counts = [16, 20, 14, 11, 32];

    public static IEnumerable<AcceptanceRow> All
        => Counts.SelectMany((count, section) => Enumerable.Range(1, count).Select(number => new AcceptanceRow(section, number)));

    /// <summary>The rows that the test methods of this assembly name: <c>Row_1_4_…</c>, <c>Rows_1_5_And_1_6_…</c>, <c>Rows_4_7_To_4_9_…</c>.</summary>
    public static HashSet<AcceptanceRow> Tested =>
    [
        .. typeof(AcceptanceRow).Assembly.GetTypes()
            .SelectMany(type => type.GetMethods())
            .Where(method => method.GetCustomAttribute<TestMethodAttribute>() is not null)
            .SelectMany(method => Named(method.Name)),
    ];

    public override string ToString() => $"{Section}.{Number}";

    private static IEnumerable<AcceptanceRow> Named(string method)
    {
        Match match = Pattern().Match(method);
        if (!match.Success)
            yield break;
        AcceptanceRow first = Parse(match.Groups["first"].Value), last = match.Groups["last"].Success ? Parse(match.Groups["last"].Value) : first;
        if (match.Groups["word"].Value == "To")
        {
            for (int number = first.Number; number <= last.Number; number++)
                yield return first with { Number = number };
            yield break;
        }

        yield return first;
        yield return last;
    }

    private static AcceptanceRow Parse(string text)
    {
        int[] numbers = [.. text.Split('_').Select(int.Parse)];
        return new AcceptanceRow(numbers[0], numbers[1]);
    }

    [GeneratedRegex("^Rows?_(?<first>[0-9]+_[0-9]+)(_(?<word>And|To)_(?<last>[0-9]+_[0-9]+))?")]
    private static partial Regex Pattern();
}
