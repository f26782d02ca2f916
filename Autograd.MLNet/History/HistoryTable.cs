using System.Globalization;
using Microsoft.ML.Trainers;

namespace Autograd.MLNet.History;

/// <summary>Reports as comma-separated values after RFC 4180.</summary>
internal static class HistoryTable
{
    private const string EndOfLine = "\r\n";

    private static readonly (string Name, Func<EpochReport, object?> Value)[] Columns =
    [
        (nameof(EpochReport.Epoch), report => report.Epoch),
        (nameof(EpochReport.NumberOfEpochs), report => report.NumberOfEpochs),
        (nameof(EpochReport.TrainLoss), report => report.TrainLoss),
        (nameof(EpochReport.ValidationLoss), report => report.ValidationLoss),
        (nameof(EpochReport.Metric), report => report.Metric),
        (nameof(EpochReport.MetricName), report => report.MetricName),
        (nameof(EpochReport.GradientNorm), report => report.GradientNorm),
        (nameof(EpochReport.LearningRate), report => report.LearningRate),
        (nameof(EpochReport.RowsPerSecond), report => report.RowsPerSecond),
        ("ElapsedSeconds", report => report.Elapsed.TotalSeconds),
    ];

    public static void Write(IEnumerable<EpochReport> reports, TextWriter writer)
    {
        WriteLine(Columns.Select(column => column.Name));
        foreach (EpochReport report in reports)
            WriteLine(Columns.Select(column => Field(column.Value(report))));

        void WriteLine(IEnumerable<string> fields) => writer.Write(string.Join(',', fields) + EndOfLine);
    }

    private static string Field(object? value)
    {
        string text = Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
        return text.AsSpan().ContainsAny(",\"\r\n") ? $"\"{text.Replace("\"", "\"\"")}\"" : text;
    }
}
