using System.Diagnostics;
using System.Globalization;
using Autograd.Core;
using Charts;
using Spectre.Console;
using Spectre.Console.Rendering;
using Support;

namespace Tutorials;

/// <summary>What the terminal shows; plain text where output goes to a file or another program.</summary>
internal sealed class Presentation(Plots plots)
{
    /// <summary>The terminal, or what stands for it.</summary>
    public IAnsiConsole Terminal { get; } = Screen.Create();

    /// <summary>Whether somebody is there to answer.</summary>
    public bool CanAsk => Terminal.Profile.Capabilities.Interactive && !Console.IsInputRedirected;

    private bool IsTerminal => Terminal.Profile.Capabilities.Ansi;

    /// <summary>Runs tutorials one after the other.</summary>
    public void Run(IEnumerable<Tutorial> tutorials)
    {
        foreach (Tutorial tutorial in tutorials)
        {
            Terminal.Write(new Text(tutorial.ToString(), new Style(decoration: Decoration.Bold)));
            Terminal.WriteLine();
            Terminal.WriteLine();
            tutorial.Run(this);
        }
    }

    /// <summary>Prints a line.</summary>
    public void Print(string line = "") => Terminal.WriteLine(line);

    /// <summary>Makes a mistake that the engine does not let pass, and prints what it says.</summary>
    public void Refused(string mistake, Action action)
    {
        try
        {
            action();
        }
        catch (Exception refusal) when (refusal is InvalidOperationException or GradientAnomalyException)
        {
            Print($"{mistake}: {refusal.Message}");
            return;
        }

        throw new UnreachableException($"{mistake}: the engine let it pass.");
    }

    /// <summary>Runs a loop of so many steps, which tells how far it is; a bar moves along where there is a terminal.</summary>
    public void Training(int steps, Action<Action<int>> loop)
    {
        if (!IsTerminal)
        {
            loop(_ => { });
            return;
        }

        Terminal
            .Progress()
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .Start(progress =>
            {
                ProgressTask bar = progress.AddTask("Training", maxValue: steps);
                loop(step => bar.Value = step);
            });
    }

    /// <summary>Shows a table that grows while it is filled; all at once where nothing on the screen can move.</summary>
    public void GrowingTable(string title, string[] columns, Action<Action<string[]>> fill)
    {
        Table table = NewTable(title, columns);
        if (IsTerminal)
        {
            Terminal.Live(table).Start(live => fill(row =>
            {
                table.AddRow(row);
                live.Refresh();
            }));
        }
        else
        {
            fill(row => table.AddRow(row));
            Terminal.Write(table);
        }

        Print();
    }

    /// <summary>Shows lines side by side, with their errors over the points.</summary>
    public void Compare(double[] x, double[] y, params (string Name, Line Line)[] lines)
    {
        Table table = NewTable("The fitted line", ["", .. lines.Select(line => line.Name)]);
        Row("Weight", line => line.Weight);
        Row("Bias", line => line.Bias);
        Row("Mean squared error", line => line.Loss(x, y));
        Show(table);

        void Row(string name, Func<Line, double> value)
            => table.AddRow([name, .. lines.Select(line => value(line.Line).ToString("F6", CultureInfo.InvariantCulture))]);
    }

    /// <summary>Shows numbers as bars, in a terminal; elsewhere the numbers are enough.</summary>
    public void Bars(string title, IEnumerable<(string Label, double Value)> values)
    {
        if (!IsTerminal)
            return;
        BarChart chart = new BarChart { Width = 60, MaxValue = values.Max(value => value.Value) }.Label(title);
        foreach ((string label, double value) in values)
            chart.AddItem(label, Math.Round(value, 4), Color.Blue);
        Show(chart);
    }

    /// <summary>Shows anything else that Spectre.Console draws.</summary>
    public void Show(IRenderable picture)
    {
        Terminal.Write(picture);
        Print();
    }

    /// <summary>Saves plots, and tells where.</summary>
    public void Save(params (string Name, Chart Chart)[] pictures)
    {
        string[] paths = [.. pictures.Select(picture => plots.Save(picture.Name, picture.Chart))];
        if (paths.Length > 3)
            paths = [$"{paths[0]} to {Path.GetFileName(paths[^1])}"];
        foreach (string path in paths)
            Console.WriteLine($"Picture: {path}");
        Print();
    }

    private static Table NewTable(string title, string[] columns)
    {
        var table = new Table { Title = new TableTitle(title, new Style(decoration: Decoration.Bold)), Border = TableBorder.Rounded };
        foreach (string column in columns)
            table.AddColumn(column, settings => settings.Alignment = column.Length == 0 ? Justify.Left : Justify.Right);
        return table;
    }
}
