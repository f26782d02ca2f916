using System.Globalization;
using Microsoft.ML.Trainers;
using Spectre.Console;
using Support;

namespace Fahrenheit;

/// <summary>What the terminal shows; plain text where output goes to a file or another program.</summary>
internal sealed class Presentation
{
    private readonly IAnsiConsole _console = Screen.Create();

    /// <summary>Trains with a progress bar, or with a line now and then where a bar cannot move.</summary>
    public TModel Training<TModel>(Func<IProgress<EpochReport>, TModel> train) => _console.Run<EpochReport, TModel>("Training", Describe, train);

    /// <summary>Shows the learned line beside the closed-form answer.</summary>
    public void Comparison(FittedLine learned, FittedLine closedForm)
    {
        Table table = NewTable("The fitted line", "", "Autograd", "Closed form");
        Row("Weight (°C per degree)", line => line.Weight);
        Row("Bias (°C)", line => line.Bias);
        Row("Loss (°C²)", line => line.Loss);
        Row("R²", line => line.RSquared);
        Write(table);

        void Row(string name, Func<FittedLine, double> value) => table.AddRow(name, Number(value(learned), 6), Number(value(closedForm), 6));
    }

    /// <summary>Shows what the loaded model makes of readings, beside what they would be if the thermometer is one in °F.</summary>
    public void Predictions(IEnumerable<(float Unmarked, float Celsius)> predictions)
    {
        Table table = NewTable("Predictions of the loaded model", "Reading", "Predicted (°C)", "If it is in °F (°C)");
        foreach ((float unmarked, float celsius) in predictions)
            table.AddRow(Number(unmarked, 1), Number(celsius, 2), Number((unmarked - 32) * 5 / 9, 2));
        Write(table);
    }

    private static ProgressStep Describe(EpochReport report) => new(
        report.Epoch,
        report.NumberOfEpochs,
        string.Create(CultureInfo.InvariantCulture, $"Epoch {report.Epoch}/{report.NumberOfEpochs}, loss {report.TrainLoss:F4}"));

    private void Write(Table table)
    {
        _console.Write(table);
        _console.WriteLine();
    }

    private static Table NewTable(string title, params string[] columns)
    {
        var table = new Table { Title = new TableTitle(title, new Style(decoration: Decoration.Bold)), Border = TableBorder.Rounded };
        foreach (string column in columns)
            table.AddColumn(column, settings => settings.Alignment = column.Length == 0 ? Justify.Left : Justify.Right);
        return table;
    }

    private static string Number(double value, int decimals) => value.ToString("F" + decimals, CultureInfo.InvariantCulture);
}
