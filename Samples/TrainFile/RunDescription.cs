using TrainFile.Arguments;
using TrainFile.Tables;

namespace TrainFile;

/// <summary>What is done with which table.</summary>
internal sealed record RunDescription(TableProfile Table, Label Label, IReadOnlyList<ColumnUse> Columns, Settings Settings, long TrainRows, long TestRows)
{
    /// <summary>What is learned, in a sentence.</summary>
    public string Task
    {
        get
        {
            string inferred = Settings.Task is null ? " (inferred)" : "";
            string classes = Label.Task switch
            {
                TaskKind.Regression => "",
                TaskKind.Binary when bool.TryParse(Label.Classes[1], out _) => "",
                TaskKind.Binary => $"; true is '{Label.Classes[1]}', false is '{Label.Classes[0]}'",
                _ => $", {Label.Classes.Count} classes",
            };
            return $"Task: {CommandLine.Name(Label.Task)}{inferred} of {Label.Column.Name}{classes}; {LossName} loss.";
        }
    }

    /// <summary>How the rows are used.</summary>
    public string Rows
    {
        get
        {
            string missing = Label.Column.Missing == 0 ? "" : $"; {Terminal.Words.Count(Label.Column.Missing, "row", "rows")} without a label left out";
            string validation = Settings.ValidationFraction == 0 ? "" : FormattableString.Invariant($", {Settings.ValidationFraction * 100:0.#} % of them to validate");
            return $"Rows: {Terminal.Words.Count(TrainRows)} to train on{validation}; {Terminal.Words.Count(TestRows)} held out to test{missing}.";
        }
    }

    public string LossName => (Settings.Loss ?? NamedLoss.DefaultOf(Label.Task)).Text;
}
