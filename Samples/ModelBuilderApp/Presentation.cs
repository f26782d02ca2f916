using System.Globalization;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;
using Spectre.Console;
using Support;

namespace ModelBuilderApp;

/// <summary>What the terminal shows; plain text where output goes to a file or another program.</summary>
internal sealed class Presentation
{
    private readonly IAnsiConsole _console = Screen.Create();

    /// <summary>Trains with a progress bar, or with a line now and then where a bar cannot move.</summary>
    public TModel Training<TModel>(Func<IProgress<EpochReport>, TModel> train) => _console.Run<EpochReport, TModel>("Training", Describe, train);

    /// <summary>Shows how far predictions are off.</summary>
    public void Metrics(RegressionMetrics metrics)
    {
        Table table = NewTable("On flats it was not trained on", "", "Value");
        table.AddRow("R²", Number(metrics.RSquared, 4));
        table.AddRow("Root mean squared error (thousands)", Number(metrics.RootMeanSquaredError, 2));
        table.AddRow("Mean absolute error (thousands)", Number(metrics.MeanAbsoluteError, 2));
        Write(table);
    }

    /// <summary>Shows by how much R² falls without each feature.</summary>
    public void Importance(IReadOnlyList<Tuple<string, double>> features)
    {
        Table table = NewTable("What it goes by", "Feature", "Fall of R² when shuffled", "");
        double most = features.Max(feature => feature.Item2);
        foreach ((string name, double fall) in features)
            table.AddRow(name, Number(fall, 4), Bar.Of(fall / most));
        Write(table);
    }

    /// <summary>Shows what the loaded model makes of flats, beside what they cost.</summary>
    public void Predictions(IEnumerable<MLModel1.ModelInput> flats)
    {
        Table table = NewTable("Predictions of the loaded model", "Area", "Rooms", "Floor", "Year", "District", "Balcony", "Price", "Predicted");
        foreach (MLModel1.ModelInput flat in flats)
        {
            table.AddRow(
                Number(flat.Area, 1),
                Number(flat.Rooms, 0),
                Number(flat.Floor, 0),
                float.IsNaN(flat.Year) ? "unknown" : Number(flat.Year, 0),
                flat.District,
                flat.Balcony ? "yes" : "no",
                Number(flat.Price, 1),
                Number(MLModel1.Predict(flat).Score, 1));
        }

        Write(table);
    }

    private static ProgressStep Describe(EpochReport report) => new(
        report.Epoch,
        report.NumberOfEpochs,
        string.Create(CultureInfo.InvariantCulture, $"Epoch {report.Epoch}/{report.NumberOfEpochs}, loss {report.TrainLoss:F1}, validation loss {report.ValidationLoss:F1}"));

    private void Write(Table table)
    {
        _console.Write(table);
        _console.WriteLine();
    }

    private static Table NewTable(string title, params ReadOnlySpan<string> columns)
    {
        var table = new Table { Title = new TableTitle(title, new Style(decoration: Decoration.Bold)), Border = TableBorder.Rounded };
        foreach (string column in columns)
            table.AddColumn(new TableColumn(column) { Alignment = column is "" or "Feature" or "District" or "Balcony" ? Justify.Left : Justify.Right });
        return table;
    }

    private static string Number(double value, int decimals) => value.ToString("F" + decimals, CultureInfo.InvariantCulture);
}
