using Autograd.Core;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;
using Microsoft.ML.Trainers;

namespace Autograd.MLNet.Tests.Training;

/// <summary>Rows that are not trained on, and what they tell about the model.</summary>
[TestClass]
public sealed class ValidationTests
{
    private readonly MLContext _mlContext = new(seed: 1);
    private readonly TrainingHistory _history = new();
    private readonly IDataView _train;
    private readonly IDataView _validation;

    public ValidationTests()
    {
        _train = _mlContext.Data.LoadFromEnumerable(Rated.Rows(300, seed: 1));
        _validation = _mlContext.Data.LoadFromEnumerable(Rated.Rows(90, seed: 2));
    }

    [TestMethod]
    public void ValidationSet_IsMeasuredAfterEachEpoch()
    {
        var options = new AutogradRegressionTrainer.Options { LabelColumnName = "Number", NumberOfEpochs = 4, Progress = _history };

        var model = _mlContext.Regression.Trainers.Autograd(options).Fit(_train, _validation);

        RegressionMetrics metrics = _mlContext.Regression.Evaluate(model.Transform(_validation), "Number");
        Assert.HasCount(4, _history);
        Assert.AreEqual(metrics.MeanSquaredError, _history[3].ValidationLoss!.Value, 1e-4 * metrics.MeanSquaredError);
        Assert.AreEqual("RSquared", _history[3].MetricName);
        Assert.AreEqual(metrics.RSquared, _history[3].Metric!.Value, 1e-6);
    }

    [TestMethod]
    public void WithoutValidationSet_NothingIsMeasured()
    {
        _mlContext.Regression.Trainers.Autograd(new AutogradRegressionTrainer.Options { LabelColumnName = "Number", NumberOfEpochs = 1, Progress = _history }).Fit(_train);

        Assert.IsNull(_history[0].ValidationLoss);
        Assert.IsNull(_history[0].Metric);
        Assert.AreEqual("RSquared", _history[0].MetricName);
    }

    [TestMethod]
    [DataRow("Squared")]
    [DataRow("Absolute")]
    [DataRow("Huber")]
    [DataRow("LogCosh")]
    [DataRow("Pinball")]
    [DataRow("Expression")]
    [DataRow("Struct")]
    [DataRow("Interface")]
    public void ValidationLoss_IsThatOfThePredictions_InTheLabelsUnits(string name)
    {
        (AutogradLoss loss, Func<double, double> formula) = name switch
        {
            "Squared" => (AutogradLoss.Squared(), e => e * e),
            "Absolute" => (AutogradLoss.Absolute(), Math.Abs),
            "Huber" => (AutogradLoss.Huber(20), e => Math.Abs(e) < 20 ? e * e / 2 : 20 * (Math.Abs(e) - 10)),
            "LogCosh" => (AutogradLoss.LogCosh(), e => Math.Abs(e) + Math.Log(1 + Math.Exp(-2 * Math.Abs(e))) - Math.Log(2)),
            "Pinball" => (AutogradLoss.Pinball(0.2), e => Math.Max(-0.2 * e, 0.8 * e)),
            "Expression" => (AutogradLoss.FromExpression((p, y) => (p - y).Square() * 0.5f), e => e * e / 2),
            "Struct" => (AutogradLoss.FromStruct(new Distance(100)), e => Math.Sqrt(1e4 + (e * e))),
            _ => (AutogradLoss.FromRegressionLoss(new SquaredLoss()), (Func<double, double>)(e => e * e)),
        };
        var options = new AutogradRegressionTrainer.Options { LabelColumnName = "Number", Loss = loss, NumberOfEpochs = 5, Progress = _history };

        var model = _mlContext.Regression.Trainers.Autograd(options).Fit(_train, _validation);

        double expected = Predictions<Scored>(model).Average(row => formula(row.Score - row.Number));
        Assert.AreEqual(expected, _history[^1].ValidationLoss!.Value, 1e-4 * expected);
    }

    [TestMethod]
    public void LogLink_ReportsTheLossOfTheAmounts()
    {
        var options = new AutogradLogLinkTrainer.Options { LabelColumnName = "Amount", Loss = AutogradLoss.Tweedie(1.5), NumberOfEpochs = 5, Progress = _history };

        var model = _mlContext.Regression.Trainers.AutogradLogLink(options).Fit(_train, _validation);

        double expected = Predictions<Scored>(model).Average(row => (Math.Sqrt(row.Score) / 0.5) + (row.Amount / Math.Sqrt(row.Score) / 0.5));
        Assert.AreEqual(expected, _history[^1].ValidationLoss!.Value, 1e-4 * expected);
        Assert.AreEqual(_mlContext.Regression.Evaluate(model.Transform(_validation), "Amount").RSquared, _history[^1].Metric!.Value, 1e-6);
    }

    [TestMethod]
    public void Binary_ReportsLogLossAndAccuracy()
    {
        var options = new AutogradBinaryTrainer.Options { LabelColumnName = "Good", NumberOfEpochs = 5, Progress = _history };

        var model = _mlContext.BinaryClassification.Trainers.Autograd(options).Fit(_train, _validation);

        double expected = Predictions<Judged>(model).Average(row => -Math.Log(row.Good ? row.Probability : 1 - row.Probability));
        Assert.AreEqual(expected, _history[^1].ValidationLoss!.Value, 1e-4 * expected);
        Assert.AreEqual("Accuracy", _history[^1].MetricName);
        Assert.AreEqual(_mlContext.BinaryClassification.Evaluate(model.Transform(_validation), "Good").Accuracy, _history[^1].Metric!.Value, 1e-9);
    }

    [TestMethod]
    public void PositiveClassWeight_WeighsTheLossButNotTheAccuracy()
    {
        var options = new AutogradBinaryTrainer.Options { LabelColumnName = "Good", PositiveClassWeight = 5, NumberOfEpochs = 5, Progress = _history };

        var model = _mlContext.BinaryClassification.Trainers.Autograd(options).Fit(_train, _validation);

        List<Judged> rows = Predictions<Judged>(model);
        double expected = rows.Sum(row => row.Good ? -5 * Math.Log(row.Probability) : -Math.Log(1 - row.Probability)) / rows.Sum(row => row.Good ? 5 : 1);
        Assert.AreEqual(expected, _history[^1].ValidationLoss!.Value, 1e-4 * expected);
        Assert.AreEqual(_mlContext.BinaryClassification.Evaluate(model.Transform(_validation), "Good").Accuracy, _history[^1].Metric!.Value, 1e-6);
    }

    [TestMethod]
    public void Multiclass_ReportsLogLossAndMicroAccuracy()
    {
        var options = new AutogradMulticlassTrainer.Options { LabelColumnName = "Class", NumberOfEpochs = 5, Progress = _history };

        var model = _mlContext.MulticlassClassification.Trainers.Autograd(options).Fit(_train, _validation);

        MulticlassClassificationMetrics metrics = _mlContext.MulticlassClassification.Evaluate(model.Transform(_validation), "Class");
        Assert.AreEqual(metrics.LogLoss, _history[^1].ValidationLoss!.Value, 1e-4 * metrics.LogLoss);
        Assert.AreEqual("MicroAccuracy", _history[^1].MetricName);
        Assert.AreEqual(metrics.MicroAccuracy, _history[^1].Metric!.Value, 1e-9);
    }

    [TestMethod]
    public void MultiOutput_ReportsTheMeanOfItsLabels()
    {
        var options = new AutogradMultiOutputTrainer.Options { LabelColumnName = "Both", NumberOfEpochs = 5, Progress = _history };

        var model = _mlContext.Regression.Trainers.AutogradMultiOutput(options).Fit(_train, _validation);

        List<Paired> rows = Predictions<Paired>(model);
        double[] errors = [.. Enumerable.Range(0, 2).Select(k => rows.Average(row => Math.Pow(row.Score[k] - row.Both[k], 2)))];
        double[] variances = [.. Enumerable.Range(0, 2).Select(k => rows.Average(row => Math.Pow(row.Both[k] - rows.Average(other => (double)other.Both[k]), 2)))];
        Assert.AreEqual(errors.Average(), _history[^1].ValidationLoss!.Value, 1e-4 * errors.Average());
        Assert.AreEqual(errors.Zip(variances, (error, variance) => 1 - (error / variance)).Average(), _history[^1].Metric!.Value, 1e-6);
    }

    [TestMethod]
    public void ExampleWeights_WeighLossAndMetric()
    {
        var options = new AutogradRegressionTrainer.Options { LabelColumnName = "Number", ExampleWeightColumnName = "Weight", NumberOfEpochs = 5, Progress = _history };

        var model = _mlContext.Regression.Trainers.Autograd(options).Fit(_train, _validation);

        List<Scored> rows = Predictions<Scored>(model);
        double weight = rows.Sum(row => row.Weight), mean = rows.Sum(row => row.Weight * row.Number) / weight;
        double error = rows.Sum(row => row.Weight * Math.Pow(row.Score - row.Number, 2)) / weight, variance = rows.Sum(row => row.Weight * Math.Pow(row.Number - mean, 2)) / weight;
        Assert.AreEqual(error, _history[^1].ValidationLoss!.Value, 1e-4 * error);
        Assert.AreEqual(1 - (error / variance), _history[^1].Metric!.Value, 1e-6);
    }

    [TestMethod]
    [DataRow(20)]
    [DataRow(400)]
    public void ValidationFraction_HoldsRowsBack_TheSameForTheSameSeed(int rows)
    {
        // Each row has a column of its own, whose weight stays 0 unless the row is trained on.
        List<int> heldBack = HeldBack(rows, seed: 3);

        Assert.AreEqual(0.25 * rows, heldBack.Count, rows * 0.15);
        CollectionAssert.AreEqual(heldBack, HeldBack(rows, seed: 3));
        CollectionAssert.AreNotEqual(heldBack, HeldBack(rows, seed: 4));
    }

    [TestMethod]
    public void ValidationFraction_IsMeasuredOnTheRowsHeldBack()
    {
        List<int> heldBack = HeldBack(20, seed: 3, _history);

        // The weights of their columns are 0, so that the bias, the mean of the other labels, is all the model says of them.
        double mean = Enumerable.Range(0, 20).Except(heldBack).Average(row => row * row);
        double expected = heldBack.Average(row => Math.Pow((row * row) - mean, 2));
        Assert.AreEqual(expected, _history[^1].ValidationLoss!.Value, 1e-3 * expected);
    }

    [TestMethod]
    public void ValidationSet_GoesBeforeTheFraction()
    {
        LinearRegressionModelParameters Train(float fraction) => _mlContext.Regression.Trainers.Autograd(
            new AutogradRegressionTrainer.Options { LabelColumnName = "Number", ValidationFraction = fraction, NumberOfEpochs = 2, Seed = 1, Progress = _history }).Fit(_train, _validation).Model;

        Assert.AreEqual(Bits.Of(Train(0)), Bits.Of(Train(0.5f)));
        Assert.AreEqual(_history[1].ValidationLoss, _history[3].ValidationLoss);
    }

    [TestMethod]
    public void MeasuringChangesNothing()
    {
        AutogradRegressionTrainer trainer = _mlContext.Regression.Trainers.Autograd("Number", numberOfEpochs: 3);

        Assert.AreEqual(Bits.Of(trainer.Fit(_train).Model), Bits.Of(trainer.Fit(_train, _validation).Model));
    }

    [TestMethod]
    public void Report_HasGradientNormAndTimes()
    {
        List<Rated> rows = Rated.Rows(200, seed: 4);
        var options = new AutogradRegressionTrainer.Options { LabelColumnName = "Number", BatchSize = 200, NumberOfEpochs = 1, LearningRate = 0.125f, Progress = _history };
        var watch = System.Diagnostics.Stopwatch.StartNew();

        _mlContext.Regression.Trainers.Autograd(options).Fit(_mlContext.Data.LoadFromEnumerable(rows));

        TimeSpan whole = watch.Elapsed;
        double variance = rows.Average(row => Math.Pow(row.Number - rows.Average(other => (double)other.Number), 2));
        EpochReport report = _history.Single();
        Assert.AreEqual(1, report.Epoch);
        Assert.AreEqual(1, report.NumberOfEpochs);
        Assert.AreEqual(0.125, report.LearningRate);

        // Training starts at the mean, where the squared error is the variance, and its slope along a standardised feature −2 times the correlation.
        Assert.AreEqual(variance, report.TrainLoss, 1e-5 * variance);
        double[] correlations = [.. Enumerable.Range(0, 3).Select(j => Correlation(rows, j))];
        Assert.AreEqual(2 * Math.Sqrt(correlations.Sum(r => r * r)), report.GradientNorm, 1e-5);

        Assert.IsTrue(report.Elapsed > TimeSpan.Zero && report.Elapsed <= whole, $"{report.Elapsed} of {whole}");
        Assert.IsGreaterThanOrEqualTo(200 / report.Elapsed.TotalSeconds, report.RowsPerSecond);
        Assert.IsTrue(double.IsFinite(report.RowsPerSecond));
    }

    [TestMethod]
    public void GradientNorm_IsTakenBeforeClipping()
    {
        var options = new AutogradRegressionTrainer.Options { LabelColumnName = "Number", BatchSize = 300, NumberOfEpochs = 1, Seed = 1, Progress = _history };
        _mlContext.Regression.Trainers.Autograd(options).Fit(_train);

        options.GradientClipNorm = 1e-3f;
        options.GradientClipValue = 1e-4f;
        _mlContext.Regression.Trainers.Autograd(options).Fit(_train);

        Assert.AreEqual(_history[0].GradientNorm, _history[1].GradientNorm);
        Assert.IsGreaterThan(1e-3, _history[0].GradientNorm);
    }

    [TestMethod]
    public void ValidationSetWithoutTheColumns_IsASchemaError()
    {
        IDataView other = _mlContext.Transforms.DropColumns("Number").Fit(_validation).Transform(_validation);

        var error = Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => _mlContext.Regression.Trainers.Autograd("Number").Fit(_train, other));

        StringAssert.StartsWith(error.Message, "Could not find label column 'Number'");
    }

    [TestMethod]
    public void EmptyValidationSet_IsRefused()
    {
        IDataView empty = _mlContext.Data.LoadFromEnumerable(new List<Rated>());

        var error = Assert.ThrowsExactly<InvalidOperationException>(() => _mlContext.Regression.Trainers.Autograd("Number").Fit(_train, empty));

        Assert.AreEqual("Autograd: the validation data has no rows.", error.Message);
    }

    [TestMethod]
    public void ValidationSetOfUnusableRows_IsRefused()
    {
        IDataView bad = _mlContext.Data.LoadFromEnumerable<Rated>([new() { Number = float.NaN }, new() { Features = [1, 2, float.PositiveInfinity] }]);

        var error = Assert.ThrowsExactly<InvalidOperationException>(() => _mlContext.Regression.Trainers.Autograd("Number").Fit(_train, bad));

        Assert.AreEqual(
            "Autograd: none of the 2 validation rows can be used: 1 without a finite label in 'Number', 1 with a feature in 'Features' that is not finite. "
            + "Fill or filter the values first, for instance with ReplaceMissingValues.",
            error.Message);
    }

    [TestMethod]
    public void UnusableValidationRows_AreSkippedAndCounted()
    {
        var warnings = new List<string>();
        _mlContext.Log += (_, entry) =>
        {
            if (entry.Kind == ChannelMessageKind.Warning)
                warnings.Add(entry.RawMessage);
        };
        List<Rated> rows = Rated.Rows(90, seed: 2);
        rows[7].Number = float.NaN;
        rows[8].Features[1] = float.NegativeInfinity;
        var options = new AutogradRegressionTrainer.Options { LabelColumnName = "Number", NumberOfEpochs = 1, Progress = _history };

        var model = _mlContext.Regression.Trainers.Autograd(options).Fit(_train, _mlContext.Data.LoadFromEnumerable(rows));

        Assert.AreEqual("Skipped 2 of 90 rows during validation: 1 without a finite label in 'Number', 1 with a feature in 'Features' that is not finite.", warnings.Single());
        rows.RemoveRange(7, 2);
        double expected = _mlContext.Regression.Evaluate(model.Transform(_mlContext.Data.LoadFromEnumerable(rows)), "Number").MeanSquaredError;
        Assert.AreEqual(expected, _history[0].ValidationLoss!.Value, 1e-4 * expected);
    }

    [TestMethod]
    public void ValidationFractionThatLeavesNothing_IsRefused()
    {
        IDataView two = _mlContext.Data.LoadFromEnumerable(Rated.Rows(2, seed: 1));
        var options = new AutogradRegressionTrainer.Options { LabelColumnName = "Number", ValidationFraction = 0.9999999f };

        var error = Assert.ThrowsExactly<InvalidOperationException>(() => _mlContext.Regression.Trainers.Autograd(options).Fit(two));

        Assert.AreEqual("Autograd: all 2 rows that can be used were held back for validation, and none is left to train on. Give a smaller ValidationFraction or more rows.", error.Message);
    }

    [TestMethod]
    public void ValidationFractionThatHoldsNothingBack_TrainsOnAllRows()
    {
        LinearRegressionModelParameters Train(float fraction) => _mlContext.Regression.Trainers.Autograd(
            new AutogradRegressionTrainer.Options { LabelColumnName = "Number", ValidationFraction = fraction, NumberOfEpochs = 2, Seed = 1, Progress = _history }).Fit(_train).Model;

        Assert.AreEqual(Bits.Of(Train(0)), Bits.Of(Train(1e-9f)));
        Assert.IsNull(_history[^1].ValidationLoss);
    }

    private List<int> HeldBack(int rows, int seed, TrainingHistory? history = null)
    {
        var examples = Enumerable.Range(0, rows).Select(i => new WideExample { Label = i * i, Features = new VBuffer<float>(rows, 1, [1], [i]) });
        var options = new AutogradRegressionTrainer.Options { ValidationFraction = 0.25f, Seed = seed, BatchSize = rows, NumberOfEpochs = 30, Progress = history };
        IReadOnlyList<float> weights = _mlContext.Regression.Trainers.Autograd(options).Fit(WideExample.Load(_mlContext, examples, rows)).Model.Weights;
        return [.. Enumerable.Range(0, rows).Where(i => weights[i] == 0)];
    }

    private List<TRow> Predictions<TRow>(ITransformer model)
        where TRow : class, new()
        => [.. _mlContext.Data.CreateEnumerable<TRow>(model.Transform(_validation), reuseRowObject: false)];

    private static double Correlation(List<Rated> rows, int feature)
    {
        double x = rows.Average(row => (double)row.Features[feature]), y = rows.Average(row => (double)row.Number);
        double xy = rows.Sum(row => (row.Features[feature] - x) * (row.Number - y));
        return xy / Math.Sqrt(rows.Sum(row => Math.Pow(row.Features[feature] - x, 2)) * rows.Sum(row => Math.Pow(row.Number - y, 2)));
    }

    private readonly record struct Distance(double Scale) : ILoss
    {
        public TReal Value<TReal>(TReal prediction, TReal target)
            where TReal : struct, IReal<TReal>
        {
            TReal error = prediction - target;
            return TReal.Sqrt(TReal.From(Scale * Scale) + (error * error));
        }
    }

    private sealed class Scored
    {
        public float Number { get; set; }

        public float Amount { get; set; }

        public float Weight { get; set; }

        public float Score { get; set; }
    }

    private sealed class Judged
    {
        public bool Good { get; set; }

        public float Probability { get; set; }
    }

    private sealed class Paired
    {
        public float[] Both { get; set; } = [];

        public float[] Score { get; set; } = [];
    }
}
