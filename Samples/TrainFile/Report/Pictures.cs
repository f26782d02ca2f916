using System.Xml.Linq;
using Charts;
using Microsoft.ML.Trainers;
using TrainFile.Training;

namespace TrainFile.Report;

/// <summary>The report's pictures as SVG elements.</summary>
internal static class Pictures
{
    private const int MostPoints = 1_000;

    /// <summary>The loss over the epochs.</summary>
    public static string Losses(IReadOnlyList<EpochReport> history)
    {
        // More points than pixels show nothing more; but the first, the last and the best are shown.
        int stride = Math.Max(1, history.Count / MostPoints);
        EpochReport?[] kept = [history[0], history[^1], history.Where(report => report.ValidationLoss is not null).MinBy(report => report.ValidationLoss)];
        var thinned = new TrainingHistory();
        foreach (EpochReport report in history.Where(report => report.Epoch % stride == 0 || kept.Contains(report)))
            thinned.Report(report);
        using var text = new StringWriter();
        thinned.WriteSvg(text);
        return text.ToString();
    }

    /// <summary>Predicted numbers beside actual ones; null where none is finite.</summary>
    public static XElement? Predictions(string label, double[] actual, double[] predicted)
    {
        int stride = Math.Max(1, actual.Length / MostPoints);
        int[] finite = [.. Enumerable.Range(0, actual.Length).Where(row => row % stride == 0 && double.IsFinite(actual[row]) && double.IsFinite(predicted[row]))];
        if (finite is [])
            return null;
        double[] x = [.. finite.Select(row => actual[row])], y = [.. finite.Select(row => predicted[row])];
        double[] ends = [Math.Min(x.Min(), y.Min()), Math.Max(x.Max(), y.Max())];
        return new Chart { XLabel = $"Actual {label}", YLabel = $"Predicted {label}", Width = 480, Height = 400 }
            .AddScatter("Rows held out", x, y)
            .AddLine("Perfect", ends, ends)
            .ToSvg().Root!;
    }
}
