using System.Diagnostics;
using Benchmarks.Sparse;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;

namespace Benchmarks.Large;

/// <summary>What reading, training and scoring cost.</summary>
/// <param name="ReadingSeconds">Until the first epoch begins.</param>
/// <param name="EpochSeconds">The median epoch.</param>
/// <param name="ScoringSeconds">A cursor over all scores.</param>
/// <param name="PeakBytes">The most managed memory during the training, garbage included, above what there was before.</param>
/// <param name="RSquared">Of the scores.</param>
internal sealed record LargeRun(double ReadingSeconds, double EpochSeconds, double ScoringSeconds, long PeakBytes, double RSquared)
{
    /// <summary>Reads, trains and scores once.</summary>
    /// <param name="data">The rows.</param>
    /// <param name="epochs">How often training goes over them.</param>
    /// <param name="memoryBudget">How many bytes of them may be in memory; null for all.</param>
    /// <param name="onEpoch">Called after each epoch.</param>
    public static LargeRun Of(GeneratedDataView data, int epochs, long? memoryBudget, Action onEpoch)
    {
        var reports = new List<EpochReport>();
        TimeSpan reading = default;
        GC.Collect();
        GC.WaitForPendingFinalizers();
        long before = GC.GetTotalMemory(forceFullCollection: true), started = Stopwatch.GetTimestamp();
        using var memory = new PeakMemory();
        ITransformer model = new MLContext(seed: 1).Regression.Trainers.Autograd(new AutogradRegressionTrainer.Options
        {
            NumberOfEpochs = epochs,
            MemoryBudget = memoryBudget,
            Progress = new OnReport(report =>
            {
                if (reports.Count == 0)
                    reading = Stopwatch.GetElapsedTime(started) - report.Elapsed;
                reports.Add(report);
                onEpoch();
            }),
        }).Fit(data);
        long peak = memory.Stop() - before;

        started = Stopwatch.GetTimestamp();
        double rSquared = Score(model.Transform(data));
        return new LargeRun(
            reading.TotalSeconds, reports.Select(report => Rows(data) / report.RowsPerSecond).Order().ElementAt(epochs / 2), Stopwatch.GetElapsedTime(started).TotalSeconds, peak, rSquared);
    }

    private static double Rows(IDataView data) => data.GetRowCount()!.Value;

    private static double Score(IDataView scored)
    {
        DataViewSchema.Column labelColumn = scored.Schema[GeneratedDataView.Label], scoreColumn = scored.Schema["Score"];
        using DataViewRowCursor cursor = scored.GetRowCursor([labelColumn, scoreColumn]);
        ValueGetter<float> getLabel = cursor.GetGetter<float>(labelColumn), getScore = cursor.GetGetter<float>(scoreColumn);
        double rows = 0, labels = 0, squares = 0, errors = 0;
        while (cursor.MoveNext())
        {
            float label = 0, score = 0;
            getLabel(ref label);
            getScore(ref score);
            rows++;
            labels += label;
            squares += (double)label * label;
            errors += ((double)label - score) * ((double)label - score);
        }

        return 1 - (errors / (squares - (labels * labels / rows)));
    }

    private sealed class OnReport(Action<EpochReport> report) : IProgress<EpochReport>
    {
        public void Report(EpochReport value) => report(value);
    }
}
