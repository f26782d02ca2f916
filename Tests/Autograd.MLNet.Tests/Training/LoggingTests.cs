using Microsoft.ML;
using Microsoft.ML.Runtime;
using Microsoft.ML.Trainers;

namespace Autograd.MLNet.Tests.Training;

/// <summary>What a user hears while training runs.</summary>
[TestClass]
public sealed class LoggingTests
{
    private readonly MLContext _mlContext = new(seed: 1);
    private readonly List<LoggingEventArgs> _log = [];

    public LoggingTests() => _mlContext.Log += (_, entry) => _log.Add(entry);

    [TestMethod]
    public void SkippedRows_AreOneWarningWithReasons()
    {
        List<Example> rows = Example.Plane(100, seed: 1);
        rows[3].Label = float.NaN;
        rows[10].Features[0] = float.NaN;
        rows[11].Features[2] = float.NegativeInfinity;
        rows[20].Weight = -1;
        rows[21].Weight = 0;
        rows[22].Weight = float.NaN;
        rows[23].Weight = float.PositiveInfinity;

        _mlContext.Regression.Trainers.Autograd(exampleWeightColumnName: "Weight").Fit(_mlContext.Data.LoadFromEnumerable(rows));

        LoggingEventArgs warning = _log.Single(entry => entry.Kind == ChannelMessageKind.Warning);
        Assert.AreEqual(
            "Skipped 7 of 100 rows during training: 1 without a finite label in 'Label', 2 with a feature in 'Features' that is not finite, "
            + "4 with a weight in 'Weight' that is not positive and finite.",
            warning.RawMessage);
        StringAssert.Contains(warning.Source, "AutogradRegressionTrainer");
    }

    [TestMethod]
    public void CleanData_GiveNoWarning()
    {
        _mlContext.Regression.Trainers.Autograd().Fit(_mlContext.Data.LoadFromEnumerable(Example.Plane(50, seed: 1)));

        Assert.DoesNotContain(entry => entry.Kind == ChannelMessageKind.Warning, _log);
    }

    [TestMethod]
    public void EveryEpoch_IsReportedAndLogged()
    {
        var reports = new List<EpochReport>();
        var options = new AutogradRegressionTrainer.Options { NumberOfEpochs = 5, Progress = new Recorder(reports) };

        _mlContext.Regression.Trainers.Autograd(options).Fit(_mlContext.Data.LoadFromEnumerable(Example.Plane(100, seed: 1, noise: 10)));

        CollectionAssert.AreEqual(new[] { 1, 2, 3, 4, 5 }, reports.Select(report => report.Epoch).ToArray());
        Assert.IsTrue(reports.All(report => report.NumberOfEpochs == 5 && report.RowsPerSecond > 0 && report.LearningRate > 0));
        Assert.IsLessThan(reports[0].TrainLoss, reports[4].TrainLoss);
        Assert.IsTrue(reports.Zip(reports.Skip(1), (earlier, later) => earlier.Elapsed <= later.Elapsed).All(grows => grows));
        CollectionAssert.AreEqual(
            reports.Select(report => report.ToString()).ToArray(),
            _log.Where(entry => entry.Kind == ChannelMessageKind.Info && entry.RawMessage.StartsWith("Epoch ", StringComparison.Ordinal)).Select(entry => entry.RawMessage).ToArray());
    }

    [TestMethod]
    public void TrainLoss_IsInLabelUnits()
    {
        List<Example> rows = Example.Plane(100, seed: 1, noise: 100);
        var reports = new List<EpochReport>();
        var options = new AutogradRegressionTrainer.Options { BatchSize = 100, Progress = new Recorder(reports) };

        var model = _mlContext.Regression.Trainers.Autograd(options).Fit(_mlContext.Data.LoadFromEnumerable(rows));

        double rmse = LeastSquares.Rmse(rows, [.. model.Model.Weights.Select(w => (double)w), model.Model.Bias]);
        Assert.AreEqual(rmse * rmse, reports[^1].TrainLoss, rmse * rmse * 1e-3);
    }

    private sealed class Recorder(List<EpochReport> reports) : IProgress<EpochReport>
    {
        public void Report(EpochReport value) => reports.Add(value);
    }
}
