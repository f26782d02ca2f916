using Benchmarks.Peers.Measuring;
using Spectre.Console;

namespace Benchmarks.Peers.Report;

/// <summary>Tables for people.</summary>
internal static class TerminalReport
{
    public static void Write(PeersRun run, IEnumerable<string> setting)
    {
        Write([.. run.Sheets, CheckSheet.Of(run.Checks)], setting);
        foreach (Check check in run.Checks.Where(check => check.IsMissedByFar))
            AnsiConsole.MarkupLineInterpolated($"[red]{check.What}: {Figures.Number(check.Ratio)} where {Figures.Number(check.Limit)} is promised ({check.Measured}, {check.Baseline})[/]");
    }

    public static void Write(IEnumerable<Sheet> sheets, IEnumerable<string> setting)
    {
        foreach (Sheet sheet in sheets)
            AnsiConsole.Write(ToTable(sheet));
        foreach (string line in setting)
            AnsiConsole.WriteLine(line);
    }

    private static Table ToTable(Sheet sheet)
    {
        var table = new Table().Title(Markup.Escape(sheet.Title)).Caption(Markup.Escape(sheet.Note));
        for (int i = 0; i < sheet.Header.Count; i++)
            table.AddColumn(i == 0 ? new TableColumn(sheet.Header[i]) : new TableColumn(sheet.Header[i]).RightAligned());
        foreach (IReadOnlyList<string> row in sheet.Rows)
            table.AddRow([.. row.Select(Colored)]);
        return table;
    }

    private static string Colored(string cell) => cell switch
    {
        CheckSheet.Holds => $"[green]{cell}[/]",
        CheckSheet.Missed or CheckSheet.MissedDisturbed => $"[yellow]{cell}[/]",
        CheckSheet.MissedByFar => $"[red]{cell}[/]",
        _ => Markup.Escape(cell),
    };
}
