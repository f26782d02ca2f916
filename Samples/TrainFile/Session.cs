using Microsoft.ML;
using Microsoft.ML.Trainers;
using Support;
using TrainFile.Arguments;
using TrainFile.Report;
using TrainFile.Tables;
using TrainFile.Terminal;
using TrainFile.Training;

namespace TrainFile;

/// <summary>One run of the program, from the file to the report.</summary>
internal static class Session
{
    /// <summary>Does all that the settings ask for.</summary>
    /// <exception cref="UserException">Something about the file or the settings prevents it.</exception>
    public static void Run(Settings settings)
    {
        var show = new Presentation();
        TableProfile table = show.Working("Reading the table", () => TableProfile.Read(TableFile.Open(settings.File, settings.Separator, settings.Label)));
        Label label = Label.Of(table, settings);
        int[] ignored = [.. settings.Ignore.Select(table.File.IndexOf)];
        ColumnUse[] uses = [.. table.Columns.Select(column => ColumnUse.Of(column, label, ignored.Contains(column.Index)))];
        ColumnProfile[] features = [.. uses.Where(use => use.IsFeature).Select(use => use.Column)];
        if (features.Length == 0)
        {
            string why = string.Join("; ", uses.Where(use => use.Column != label.Column).Select(use => $"{use.Column.Name} is {use.Text}"));
            throw new UserException($"There is no column to predict '{label.Column.Name}' from: {why}.");
        }

        OutputDirectory output = OutputDirectory.Open(settings.Output ?? Path.Combine("artifacts", "trainfile"));

        // From here on there are temporary files to clean up.
        using var interruption = new Interruption();
        using var prepared = PreparedTable.Write(table.File, label, features, settings, interruption.Token);
        var run = new RunDescription(table, label, uses, settings, prepared.TrainRows, prepared.TestRows);
        show.Table(run);
        Outcome outcome = Train(show, prepared, label, settings, interruption.Token);
        show.Outcome(outcome);

        string model = output.Write("model.zip", file => new MLContext().Model.Save(outcome.Model, outcome.InputSchema, file));
        string report = output.Write("report.html", file => new HtmlReport(run, outcome).Write(file));
        show.Files(model, report);
    }

    private static Outcome Train(Presentation show, PreparedTable prepared, Label label, Settings settings, CancellationToken cancellation)
    {
        var experiment = new Experiment(prepared, label, settings);
        if (cancellation.IsCancellationRequested)
            throw PreparedTable.Stopped();
        var history = new TrainingHistory();
        ITransformer predictor = show.Training(progress => experiment.Train(new ProgressOfBoth(history, progress), cancellation));
        bool stopped = cancellation.IsCancellationRequested;
        return show.Working("Testing the model", () => experiment.Test(predictor, history, stopped, stopsEarly: settings.Patience is not null));
    }
}
