using Microsoft.ML.Trainers;
using Spectre.Console;
using Support;
using TrainFile.Tables;
using TrainFile.Training;

namespace TrainFile.Terminal;

/// <summary>What the terminal shows; plain text where output goes to a file or another program.</summary>
internal sealed class Presentation
{
    private const int MostFeatures = 20;
    private const int MostOutputs = 5;
    private const int MostClasses = 12;
    private const int WidestCurve = 100;
    private const int WidthOfFile = 120;

    private readonly IAnsiConsole _console = Screen.Create();

    public Presentation()
    {
        if (Console.IsOutputRedirected)
            _console.Profile.Width = WidthOfFile;
    }

    /// <summary>Does something that may take a while.</summary>
    public TResult Working<TResult>(string what, Func<TResult> work)
        => _console.Profile.Capabilities.Ansi ? _console.Status().Start(what, _ => work()) : work();

    /// <summary>Shows what was found in the file, and what is done with it.</summary>
    public void Table(RunDescription run)
    {
        TableFile file = run.Table.File;
        string header = file.HasHeader ? "" : ", without a header";
        Table table = NewTable(["Column", "Kind", "Missing", "Use"], right: [2]);
        foreach (ColumnUse use in run.Columns)
            table.AddRow(Cell(use.Column.Name), Cell(use.Column.Kind.ToString()), Cell(Words.Count(use.Column.Missing)), Cell(use.Text));
        Write($"{file.Name}: {Words.Count(run.Table.Rows, "row", "rows")}, separated by {file.SeparatorName}{header}", table);
        _console.WriteLine(run.Task);
        _console.WriteLine(run.Rows);
        _console.WriteLine();
    }

    /// <summary>Trains, and shows how it goes on.</summary>
    public TModel Training<TModel>(Func<IProgress<EpochReport>, TModel> train)
    {
        TModel? model = default;
        if (_console.Profile.Capabilities.Ansi)
        {
            _console.WriteLine("Ctrl+C stops the training and keeps the best model so far.");
            _console.WriteLine();
            _console.Live(new Text("")).Start(display =>
            {
                var curve = new LiveCurve(display, Math.Min(_console.Profile.Width, WidestCurve));
                model = train(curve);
                curve.End();
            });
        }
        else
        {
            model = train(new ProgressLines<EpochReport>(_console, Describe));
        }

        _console.WriteLine();
        return model!;
    }

    /// <summary>Shows how good the model is, and what it is made of.</summary>
    public void Outcome(Outcome outcome)
    {
        if (outcome.Sentence is { } sentence)
        {
            _console.WriteLine(sentence);
            _console.WriteLine();
        }

        Table metrics = NewTable(["Metric", "Value", ""], right: [1]);
        foreach (Metric metric in outcome.Metrics)
            metrics.AddRow(Cell(metric.Name), Cell(Words.Number(metric.Value)), Cell(metric.Meaning));
        Write("On the rows held out", metrics);
        if (outcome.Confusion is { Classes.Count: <= MostClasses } confusion)
            Write("Actual classes (rows) and predicted ones (columns)", ConfusionTable(confusion));
        Write(outcome.Features.Count > MostFeatures ? $"The {MostFeatures} most important of {Words.Count(outcome.Features.Count)} weights" : "Weights and importances", WeightTable(outcome));
        if (outcome.Features.Count > MostFeatures || outcome.Outputs.Count > MostOutputs)
            _console.WriteLine("All classes and weights are in the report.\n");
    }

    /// <summary>Says where the results are.</summary>
    public void Files(string model, string report)
    {
        // Not through the console, which breaks long lines.
        Console.WriteLine($"Model:  {model}");
        Console.WriteLine($"Report: {report}");
    }

    private static ProgressStep Describe(EpochReport report)
        => new(report.Epoch, report.NumberOfEpochs, FormattableString.Invariant($"Epoch {report.Epoch}/{report.NumberOfEpochs}: {Words.Losses(report)}, {Words.TimeLeft(report)}"));

    private static Table ConfusionTable(Confusion confusion)
    {
        Table table = NewTable(["", .. confusion.Classes], right: [.. Enumerable.Range(1, confusion.Classes.Count)]);
        for (int actual = 0; actual < confusion.Classes.Count; actual++)
            table.AddRow([Cell(confusion.Classes[actual]), .. confusion.Counts[actual].Select(count => Cell(Words.Count(count)))]);
        return table;
    }

    private static Table WeightTable(Outcome outcome)
    {
        int outputs = Math.Min(outcome.Outputs.Count, MostOutputs);
        string[] headings = ["Feature", .. outcome.Outputs.Take(outputs).Select(output => output.Length == 0 ? "Weight" : output), $"{outcome.ImportanceMetric} lost"];
        Table table = NewTable(headings, right: [.. Enumerable.Range(1, outputs + 1)]);
        foreach (FeatureWeights feature in outcome.Features.Take(MostFeatures))
            table.AddRow([Cell(feature.Name), .. feature.Weights.Take(outputs).Select(weight => Cell(Words.Number(weight))), Cell(Words.Share(feature.Importance))]);
        table.AddRow([Cell("(bias)"), .. outcome.Biases.Take(outputs).Select(bias => Cell(Words.Number(bias))), Cell("")]);
        return table;
    }

    private void Write(string title, Table table)
    {
        _console.Write(new Text(title + "\n", new Style(decoration: Decoration.Bold)));
        _console.Write(table);
        _console.WriteLine();
    }

    private static Table NewTable(string[] columns, int[] right)
    {
        var table = new Table { Border = TableBorder.Rounded };
        for (int i = 0; i < columns.Length; i++)
            table.AddColumn(new TableColumn(Cell(columns[i])) { Alignment = right.Contains(i) ? Justify.Right : Justify.Left });
        return table;
    }

    // As it is, not as markup.
    private static Text Cell(string text) => new(text);
}
