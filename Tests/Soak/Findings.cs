using System.Globalization;
using Soak.Trends;
using Spectre.Console;

namespace Soak;

/// <summary>What a part has found.</summary>
/// <param name="Title">What it did.</param>
/// <param name="Figures">Names and values.</param>
/// <param name="Trends">What must stay as it was.</param>
/// <param name="Failures">What went wrong, a sentence each.</param>
internal sealed record Findings(string Title, IReadOnlyList<(string Name, string Value)> Figures, IReadOnlyList<Trend> Trends, IReadOnlyList<string> Failures)
{
    private const int MostShown = 10;

    /// <summary>The failures, no more of them than somebody reads, and whatever grew.</summary>
    public IEnumerable<string> Problems
        => Failures.Take(MostShown)
            .Concat(Failures.Count > MostShown ? [$"{Title}: {Failures.Count - MostShown} more."] : [])
            .Concat(Trends.Select(trend => trend.Problem).OfType<string>().Select(problem => $"{Title}: {problem}"));

    /// <summary>Shows two tables.</summary>
    public void WriteTo(IAnsiConsole console)
    {
        Table figures = NewTable(Title, "", "Value");
        foreach ((string name, string value) in Figures)
            figures.AddRow(name, value);
        console.Write(figures);
        console.WriteLine();

        Table trends = NewTable($"{Title}: what must not grow", "", "First tenth", "Last tenth", "Highest", "Allowed growth");
        foreach (Trend trend in Trends)
            trends.AddRow(trend.Name, Number(trend.First), Number(trend.Last), Number(trend.Highest), Number(trend.Allowance));
        console.Write(trends);
        console.WriteLine();
    }

    private static Table NewTable(string title, params ReadOnlySpan<string> columns)
    {
        var table = new Table { Title = new TableTitle(Markup.Escape(title)), Border = TableBorder.Rounded };
        for (int i = 0; i < columns.Length; i++)
            table.AddColumn(i == 0 ? new TableColumn(columns[i]) : new TableColumn(columns[i]).RightAligned());
        return table;
    }

    private static string Number(double value) => value.ToString("#,0.##", CultureInfo.InvariantCulture);
}
