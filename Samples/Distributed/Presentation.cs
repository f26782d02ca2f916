using System.Globalization;
using Autograd.Distributed;
using Microsoft.ML.Trainers;
using Spectre.Console;
using Support;

namespace Distributed;

/// <summary>What the terminal of the first rank shows; plain text where output goes to a file or another program. The other ranks are silent.</summary>
internal sealed class Presentation(ICommunicator world)
{
    private readonly IAnsiConsole _console = Screen.Create();

    /// <summary>Whether this rank shows anything.</summary>
    public bool IsShown => world.Rank == 0;

    /// <summary>Tells who is at work.</summary>
    public void Start(bool resumes)
    {
        string who = world.Size == 1 ? "One process has all" : string.Create(CultureInfo.InvariantCulture, $"{world.Size} ranks share");
        Line($"{who} {River.Hours:N0} hours of {River.Gauges} rain gauges{(resumes ? ", going on from the checkpoint" : "")}.");
    }

    /// <summary>Trains; on the first rank with a progress bar, or with a line now and then where a bar cannot move.</summary>
    public TModel Training<TModel>(Func<IProgress<EpochReport>?, TModel> train) => IsShown ? _console.Run<EpochReport, TModel>("Reading", Describe, train) : train(null);

    /// <summary>Shows what came of it.</summary>
    public void Outcome(Outcome outcome)
    {
        if (!IsShown)
            return;
        Table table = new Table { Border = TableBorder.Rounded, ShowHeaders = false }.AddColumn("").AddColumn("", column => column.RightAligned());
        table.AddRow("Ranks", Number(world.Size, 0));
        table.AddRow("Rows a second", Number(outcome.RowsPerSecond, 0));
        table.AddRow("Error (cm)", Number(outcome.Error, 3));
        table.AddRow("Noise in the data (cm)", Number(River.Noise, 3));
        table.AddRow("Largest error of a weight (cm/mm)", Number(outcome.Distance, 4));
        table.AddRow("Bits of the weights (hash)", outcome.Bits);
        _console.Write(table);
        _console.WriteLine();
    }

    /// <summary>Writes a line as it is; the console would fold what is longer than 80 characters.</summary>
    public void Line(FormattableString text)
    {
        if (IsShown)
            Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
    }

    private static ProgressStep Describe(EpochReport report) => new(
        report.Epoch,
        report.NumberOfEpochs,
        string.Create(CultureInfo.InvariantCulture, $"Epoch {report.Epoch}/{report.NumberOfEpochs}, error {Math.Sqrt(report.TrainLoss):F3} cm, {report.RowsPerSecond / 1e6:F1} million rows/s"));

    private static string Number(double value, int decimals) => value.ToString("N" + decimals, CultureInfo.InvariantCulture);
}
