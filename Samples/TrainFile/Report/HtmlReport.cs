using System.Globalization;
using System.Net;
using System.Text;
using Microsoft.ML.Trainers;
using TrainFile.Arguments;
using TrainFile.Tables;
using TrainFile.Terminal;
using TrainFile.Training;

namespace TrainFile.Report;

/// <summary>One page with all about a run, which needs nothing but itself: no script, no other file.</summary>
internal sealed class HtmlReport(RunDescription run, Outcome outcome)
{
    private readonly StringBuilder _page = new();

    /// <summary>Writes the page.</summary>
    public void Write(Stream destination)
    {
        string title = $"{run.Label.Column.Name} from {run.Table.File.Name}";
        Line("<!DOCTYPE html>");
        Line($"""<html lang="en"><head><meta charset="utf-8" /><meta name="viewport" content="width=device-width, initial-scale=1" /><title>{Text(title)}</title>""");
        Line($"<style>\n{ReportStyle.Css}\n</style></head><body>");
        Line($"<h1>{Text(title)}</h1>");
        Line($"<p>{Text(run.Task)}</p>");
        Line($"""<p class="faint">{Text(run.Rows)}</p>""");
        if (outcome.Sentence is { } sentence)
            Line($"""<p class="notice">{Text(sentence)}</p>""");
        Metrics();
        Predictions();
        Losses();
        Weights();
        Columns();
        Settings();
        Line("</body></html>");
        destination.Write(Encoding.UTF8.GetBytes(_page.ToString()));
    }

    private void Metrics()
    {
        Line("""<h2>On the rows held out</h2><dl class="metrics">""");
        foreach (Metric metric in outcome.Metrics)
            Line($"""<div><dt>{Text(metric.Name)}</dt><dd class="value">{Words.Number(metric.Value)}</dd><dd class="faint">{Text(metric.Meaning)}</dd></div>""");
        Line("</dl>");
    }

    private void Predictions()
    {
        if (outcome.Predictions is { } numbers)
        {
            Line("<h2>Predicted and actual</h2>");
            Line($"""<figure class="square">{Pictures.Predictions(run.Label.Column.Name, numbers.Actual, numbers.Predicted)}<figcaption>On the line the prediction is right; above it, too high.</figcaption></figure>""");
        }

        if (outcome.Confusion is { } confusion)
            Confusion(confusion);
    }

    private void Confusion(Confusion confusion)
    {
        Line("""<h2>Predicted and actual</h2><div class="scroll" tabindex="0"><table class="confusion"><thead><tr><th>Actual</th>""");
        foreach (string one in confusion.Classes)
            Line($"""<th class="n" scope="col">{Text(one)}</th>""");
        Line("</tr></thead><tbody>");
        for (int actual = 0; actual < confusion.Classes.Count; actual++)
        {
            Line($"""<tr><th scope="row">{Text(confusion.Classes[actual])}</th>""");
            double sum = confusion.Counts[actual].Sum();
            for (int predicted = 0; predicted < confusion.Classes.Count; predicted++)
            {
                double count = confusion.Counts[actual][predicted], share = sum == 0 ? 0 : count / sum;
                string color = actual == predicted ? "hit" : "miss";
                Line(FormattableString.Invariant($"""<td style="background: rgba(var(--{color}), {share * 0.55:0.##})">{Words.Count(count)}</td>"""));
            }

            Line("</tr>");
        }

        Line("""</tbody></table></div><p class="faint">A row for each actual class, a column for each predicted one; the stronger the colour, the larger the share of the row. Blue is right, orange is wrong.</p>""");
    }

    private void Losses()
    {
        if (outcome.History is not [.., { } last])
            return;
        string which = outcome.Epoch is { } epoch ? FormattableString.Invariant($" The model is that of epoch {epoch.Epoch}.") : "";
        string validation = last.ValidationLoss is null ? "" : " Validation rows are not trained on; a curve of theirs that rises again shows that the model learns rows by heart.";
        Line($"""<h2>The training</h2><figure class="wide"><div class="scroll" tabindex="0">{Pictures.Losses(outcome.History)}</div>""");
        string caption = $"{Words.Count(last.Epoch, "epoch", "epochs")} in {Words.Time(last.Elapsed)}; {Words.Losses(last)} at the end.{which}{validation}";
        Line($"<figcaption>{Text(caption)}</figcaption></figure>");
    }

    private void Weights()
    {
        Line("<h2>Weights and importances</h2>");
        Line($"""<div class="scroll" tabindex="0"><table><thead><tr><th>Feature</th>""");
        foreach (string output in outcome.Outputs)
            Line($"""<th class="n">{(output.Length == 0 ? "Weight" : Text(output))}</th>""");
        Line($"""<th class="n">{Text(outcome.ImportanceMetric)} lost</th><th class="bar"></th></tr></thead><tbody>""");
        double most = outcome.Features.Max(feature => feature.Importance);
        foreach (FeatureWeights feature in outcome.Features)
        {
            Line($"<tr><td>{Text(feature.Name)}</td>{string.Concat(feature.Weights.Select(weight => $"""<td class="n">{Words.Number(weight)}</td>"""))}");
            double share = most > 0 ? Math.Clamp(feature.Importance / most, 0, 1) * 100 : 0;
            Line(FormattableString.Invariant($"""<td class="n">{Words.Share(feature.Importance)}</td><td class="bar"><span style="width: {share:0.#}%"></span></td></tr>"""));
        }

        Line($"""<tr><td>(bias)</td>{string.Concat(outcome.Biases.Select(bias => $"""<td class="n">{Words.Number(bias)}</td>"""))}<td></td><td></td></tr></tbody></table></div>""");
        string unit = run.Label.Task switch
        {
            TaskKind.Regression when run.Settings.Loss is { HasLogLink: true } => "the logarithm of the prediction",
            TaskKind.Regression => "the prediction",
            TaskKind.Binary => "the score, which is positive where true is predicted",
            _ => "the score of the class; the class with the largest score is predicted",
        };
        Line($"""<p class="faint">A weight is what one unit more of the feature adds to {unit}. The importance is what the {Text(outcome.ImportanceMetric)} on the rows held out loses when the feature's values are shuffled among them.</p>""");
    }

    private void Columns()
    {
        Line("""<h2>The table</h2><div class="scroll" tabindex="0"><table><thead><tr><th>Column</th><th>Kind</th><th class="n">Missing</th><th>Use</th></tr></thead><tbody>""");
        foreach (ColumnUse use in run.Columns)
            Line($"""<tr><td>{Text(use.Column.Name)}</td><td>{use.Column.Kind}</td><td class="n">{Words.Count(use.Column.Missing)}</td><td>{Text(use.Text)}</td></tr>""");
        Line("</tbody></table></div>");
        Line($"""<p class="faint">{Words.Count(run.Table.Rows, "row", "rows")}, separated by {Text(run.Table.File.SeparatorName)}{(run.Table.File.HasHeader ? "" : ", without a header")}.</p>""");
    }

    private void Settings()
    {
        Settings settings = run.Settings;
        Line("""<h2>Settings</h2><div class="scroll" tabindex="0"><table><tbody>""");
        Row("Loss", run.LossName);
        Row("Optimizer", settings.Optimizer?.Name ?? "the trainer's choice");
        Row("Learning rate", settings.LearningRate is { } rate ? Number(rate) : "derived from the data");
        Row("Epochs", settings.Epochs is { } epochs ? Number(epochs) : "derived from the number of rows");
        Row("Batch size", Number(settings.BatchSize));
        Row("L1 and L2 penalty", $"{Number(settings.L1)} and {Number(settings.L2)}");
        Row("Held out to test", Number(settings.TestFraction));
        Row("Held back to validate", Number(settings.ValidationFraction));
        Row("Patience", settings.Patience is { } patience ? Number(patience) : "none");
        Row("Seed", Number(settings.Seed));
        Line("</tbody></table></div>");

        void Row(string name, string value) => Line($"<tr><td>{name}</td><td>{Text(value)}</td></tr>");
    }

    private static string Number(IFormattable value) => value.ToString(null, CultureInfo.InvariantCulture);

    private static string Text(string text) => WebUtility.HtmlEncode(text);

    private void Line(string html) => _page.Append(html).Append('\n');
}
