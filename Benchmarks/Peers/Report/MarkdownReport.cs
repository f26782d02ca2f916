using System.Text;
using Benchmarks.Peers.Measuring;

namespace Benchmarks.Peers.Report;

/// <summary>The same tables as a file to keep.</summary>
internal static class MarkdownReport
{
    public static void Write(string path, PeersRun run, IEnumerable<string> setting) => Write(path, "Side by side", "peers", [.. run.Sheets, CheckSheet.Of(run.Checks)], setting);

    public static void Write(string path, string title, string command, IEnumerable<Sheet> sheets, IEnumerable<string> setting)
    {
        var text = new StringBuilder($"# {title}\n\n`dotnet run -c Release --project Benchmarks -- {command}`\n\n");
        foreach (string line in setting)
            text.Append("* ").Append(line).Append('\n');
        foreach (Sheet sheet in sheets)
        {
            text.Append("\n## ").Append(sheet.Title).Append("\n\n");
            AppendRow(text, sheet.Header);
            AppendRow(text, [.. sheet.Header.Select((_, i) => i == 0 ? "---" : "---:")]);
            foreach (IReadOnlyList<string> row in sheet.Rows)
                AppendRow(text, row);
            text.Append('\n').Append(sheet.Note).Append('\n');
        }

        File.WriteAllText(path, text.ToString());
    }

    private static void AppendRow(StringBuilder text, IEnumerable<string> cells) => text.Append("| ").AppendJoin(" | ", cells).Append(" |\n");
}
