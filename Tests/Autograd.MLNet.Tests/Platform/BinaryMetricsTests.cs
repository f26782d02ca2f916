using System.Globalization;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace Autograd.MLNet.Tests.Platform;

/// <summary>What <c>BinaryClassification.Evaluate</c> makes of labels, scores and probabilities.</summary>
[TestClass]
public sealed class BinaryMetricsTests
{
    private readonly MLContext _ml = new(1);

    [TestMethod]
    public void MetricsOfSevenPredictions() =>
        Assert.AreEqual(
            "auc 0.6666666666666666 acc 0.5714285714285714 pos 0.6666666666666666 0.5 neg 0.5 0.6666666666666666 f1 0.5714285714285715 auprc 0.8110119047619047 loss 1.161287429746596 reduction -0.17869901119655365 entropy 0.9852281360342516",
            Metrics((true, 2.5f, 0.9f), (true, 1, 0.7f), (false, 0.5f, 0.6f), (true, -0.25f, 0.45f), (false, -1, 0.3f), (false, -2, 0.1f), (true, -3, 0.05f)));

    [TestMethod]
    public void PerfectPredictions() => Assert.AreEqual(
        "auc 1 acc 1 pos 1 1 neg 1 1 f1 1 auprc 1 loss 0 reduction 1 entropy 1",
        Metrics((true, 1, 1), (false, -1, 0)));

    [TestMethod]
    public void TheWorstPredictions() => Assert.AreEqual(
        "auc 0 acc 0 pos 0 0 neg 0 0 f1 0 auprc 0.16666666666666666 loss 2.6552613350634413 reduction -1.8915097255095292 entropy 0.9182958340544896",
        Metrics((true, -1, 0.2f), (false, 1, 0.8f), (false, 2, 0.9f)));

    [TestMethod]
    public void APredictionThatExcludesTheTruth() => Assert.AreEqual(
        "auc 1 acc 0.5 pos 0 0 neg 0.5 1 f1 0 auprc 1 loss Infinity reduction -Infinity entropy 1",
        Metrics((true, -1, 0), (false, -2, 0.1f)));

    [TestMethod]
    public void TiedScoresAreHalfRight() =>
        Assert.AreEqual(
            "auc 0.625 acc 0.625 pos 0.6666666666666666 0.5 neg 0.6 0.75 f1 0.5714285714285715 auprc 0.8110119047619047 loss 0.9818441278790145 reduction 0.01815587212098546 entropy 1",
            Metrics((true, 1, 0.6f), (false, 1, 0.6f), (true, 0, 0.5f), (false, 0, 0.5f), (false, 0, 0.5f), (true, -1, 0.2f), (false, -1, 0.2f), (true, 3, 0.9f)));

    [TestMethod]
    public void TheOrderOfTiedScoresMovesThePrecisionRecallCurve()
    {
        Assert.AreEqual("0.7916666666666666", Show.Value(Evaluate((true, 1, 0.6f), (false, 1, 0.6f), (true, 0, 0.5f)).AreaUnderPrecisionRecallCurve));
        Assert.AreEqual(
            "0.41666666666666663",
            Show.Value(Evaluate((false, 1, 0.6f), (true, 1, 0.6f), (true, 0, 0.5f)).AreaUnderPrecisionRecallCurve));
    }

    [TestMethod]
    public void AScoreOfZeroIsNegative() => Assert.AreEqual(
        "auc 0.5 acc 0.3333333333333333 pos 0 0 neg 0.3333333333333333 1 f1 0 auprc 0.7916666666666666 loss 0.8381910657995695 reduction 0.0872319848182681 entropy 0.9182958340544896",
        Metrics((true, 0, 0.5f), (false, 0, 0.5f), (true, -0f, 0.7f)));

    [TestMethod]
    public void OneClassIsNeverPredicted() => Assert.AreEqual(
        "auc 0.25 acc 0.3333333333333333 pos 0.3333333333333333 1 neg 0 0 f1 0.5 auprc 0.25 loss 1.126940632865346 reduction -0.22720869579647457 entropy 0.9182958340544896",
        Metrics((true, 1, 0.6f), (false, 2, 0.6f), (false, 1, 0.6f)));

    [TestMethod]
    public void MissingLabelsAndScoresAreLeftOut()
    {
        var data = _ml.Data.LoadFromEnumerable(
        [
            new NumberLabel { Label = 1, Score = 1, Probability = 0.8f },
            new NumberLabel { Label = float.NaN, Score = 5, Probability = 0.1f },
            new NumberLabel { Label = 0, Score = float.NaN, Probability = 0.2f },
            new NumberLabel { Label = 1, Score = float.PositiveInfinity, Probability = 1 },
            new NumberLabel { Label = -3, Score = -1, Probability = 0.25f },
            new NumberLabel { Label = 0.01f, Score = -2, Probability = 0.125f },
        ]);
        Assert.AreEqual(
            "auc 0.5 acc 0.6666666666666666 pos 1 0.5 neg 0.5 1 f1 0.6666666666666666 auprc 0.7916666666666666 loss 1.2456551908894584 reduction -0.356485725726971 entropy 0.9182958340544896",
            Text(_ml.BinaryClassification.Evaluate(data)));
    }

    [TestMethod]
    public void AMissingProbabilityMakesTheLogLossMissing() =>
        Assert.AreEqual(
            "auc 0.75 acc 0.6666666666666666 pos 0.5 1 neg 1 0.5 f1 0.6666666666666666 auprc 1 loss NaN reduction NaN entropy 0.9182958340544896",
            Metrics((true, 1, 0.6f), (false, -2, float.NaN), (false, 1, 0.6f)));

    [TestMethod]
    public void AllProbabilitiesMissing() =>
        Assert.AreEqual(
            "auc 1 acc 1 pos 1 1 neg 1 1 f1 1 auprc 1 loss NaN reduction 0 entropy 1",
            Metrics((true, 1, float.NaN), (false, -2, float.NaN)));

    [TestMethod]
    public void WithoutProbabilities()
    {
        var data = _ml.Data.LoadFromEnumerable([new Uncalibrated { Label = true, Score = 1 }, new Uncalibrated { Score = 2 }, new Uncalibrated { Score = -1 }]);
        Assert.AreEqual(
            "auc 0.5 acc 0.6666666666666666 pos 0.5 1 neg 1 0.5 f1 0.6666666666666666 auprc 0.25",
            Text(_ml.BinaryClassification.EvaluateNonCalibrated(data)));
    }

    [TestMethod]
    public void LabelsOfEveryType()
    {
        (bool Label, float Score)[] rows = [(true, 0.5f), (false, 0.25f), (true, 0.125f)];
        string[] metrics =
        [
            Metrics(rows.Select(row => new Prediction { Label = row.Label, Score = row.Score, Probability = row.Score })),
            Metrics(rows.Select(row => new NumberLabel { Label = row.Label ? 1 : 0, Score = row.Score, Probability = row.Score })),
            Metrics(rows.Select(row => new DoubleLabel { Label = row.Label ? 1 : 0, Score = row.Score, Probability = row.Score })),
            Metrics(rows.Select(row => new KeyLabel { Label = row.Label ? 1u : 0, Score = row.Score, Probability = row.Score })),
            Metrics(rows.Select(row => new ByteKeyLabel { Label = (byte)(row.Label ? 1 : 0), Score = row.Score, Probability = row.Score })),
        ];
        foreach (string text in metrics)
        {
            Assert.AreEqual(
                "auc 0.5 acc 0.6666666666666666 pos 0.6666666666666666 1 neg 0 0 f1 0.8 auprc 0.7916666666666666 loss 1.4716791664262814 reduction -0.6026198876765844 entropy 0.9182958340544896",
                text);
        }
    }

    [TestMethod]
    public void AMissingKeyIsNoLabel()
    {
        var data = _ml.Data.LoadFromEnumerable([new KeyLabel { Label = 0, Score = 3 }, new KeyLabel { Label = 1, Score = -3 }, new KeyLabel { Label = uint.MaxValue, Score = 1 }]);
        Assert.AreEqual("auc 0 acc 0 pos 0 0 neg 0 0 f1 0 auprc 0.25", Text(_ml.BinaryClassification.EvaluateNonCalibrated(data)));
    }

    [TestMethod]
    public void BothClassesAreNeeded()
    {
        Assert.AreEqual(
            "ArgumentOutOfRangeException: AUC is not defined when there is no positive class in the data (Parameter 'PosSample')",
            Show.Error(() => Evaluate((false, 1, 0.5f))));
        Assert.AreEqual(
            "ArgumentOutOfRangeException: AUC is not defined when there is no negative class in the data (Parameter 'NegSample')",
            Show.Error(() => Evaluate((true, 1, 0.5f))));
        Assert.AreEqual(
            "ArgumentOutOfRangeException: AUC is not defined when there is no positive class in the data (Parameter 'PosSample')",
            Show.Error(() => Evaluate()));
    }

    [TestMethod]
    public void MoreRowsThanTheSampleOfThePrecisionRecallCurve()
    {
        var data = _ml.Data.LoadFromEnumerable(Enumerable.Range(0, 120_000).Select(i => new Uncalibrated { Label = i * 7919L % 101 < 40, Score = i * 104729L % 1009 - 500 }));
        Assert.AreEqual(
            "auc 0.4999010955363991 acc 0.4992083333333333 pos 0.3959747095236519 0.5033982114676486 neg 0.6038904367090732 0.4964608485684719 f1 0.4432709856127771 auprc 0.3942072231259129",
            Text(_ml.BinaryClassification.EvaluateNonCalibrated(data)));
    }

    [TestMethod]
    public void ColumnsCanBeNamed()
    {
        var data = _ml.Data.LoadFromEnumerable([new NumberLabel { Label = 2, Score = 1, Probability = 1 }, new NumberLabel { Label = -2, Score = 0, Probability = -1 }]);
        var metrics = _ml.BinaryClassification.Evaluate(data, labelColumnName: "Probability", scoreColumnName: "Label", probabilityColumnName: "Score", predictedLabelColumnName: "Label");
        Assert.AreEqual("auc 1 acc 1 pos 1 1 neg 1 1 f1 1 auprc 1 loss 0 reduction 1 entropy 1", Text(metrics));
    }

    [TestMethod]
    public void MissingColumnsAreNamed()
    {
        var data = _ml.Data.LoadFromEnumerable([new NumberLabel()]);
        var catalog = _ml.BinaryClassification;
        Assert.AreEqual(
            "ArgumentOutOfRangeException: Nope column 'Label' not found (Parameter 'schema')",
            Show.Error(() => catalog.Evaluate(data, labelColumnName: "Nope")));
        Assert.AreEqual(
            "ArgumentOutOfRangeException: Nope column 'Score' not found (Parameter 'schema')",
            Show.Error(() => catalog.Evaluate(data, scoreColumnName: "Nope")));
        Assert.AreEqual(
            "ArgumentOutOfRangeException: Nope column 'Probability' not found (Parameter 'schema')",
            Show.Error(() => catalog.Evaluate(data, probabilityColumnName: "Nope")));
        Assert.AreEqual(
            "ArgumentOutOfRangeException: Nope column 'PredictedLabel' not found (Parameter 'schema')",
            Show.Error(() => catalog.Evaluate(data, predictedLabelColumnName: "Nope")));
        Assert.AreEqual(
            "ArgumentOutOfRangeException: scoreColumnName cannot be null or empty (Parameter 'scoreColumnName')",
            Show.Error(() => catalog.Evaluate(data, scoreColumnName: "")));
        Assert.AreEqual(
            "ArgumentOutOfRangeException: score cannot be null or empty (Parameter 'score')",
            Show.Error(() => catalog.EvaluateNonCalibrated(data, scoreColumnName: "")));
        Assert.AreEqual("ArgumentNullException: Value cannot be null. (Parameter 'data')", Show.Error(() => catalog.Evaluate(null)));
    }

    [TestMethod]
    public void ColumnsOfTheWrongType()
    {
        var data = _ml.Data.LoadFromEnumerable([new WrongTypes()]);
        var catalog = _ml.BinaryClassification;
        Assert.AreEqual(
            "ArgumentOutOfRangeException: Schema mismatch for label column 'Text': expected Single, Double, Boolean, or a Key with cardinality 2, got String (Parameter 'schema')",
            Show.Error(() => catalog.Evaluate(data, labelColumnName: "Text")));
        Assert.AreEqual(
            "ArgumentOutOfRangeException: Schema mismatch for label column 'Key': expected Single, Double, Boolean, or a Key with cardinality 2, got Key<UInt32, 0-2> (Parameter 'schema')",
            Show.Error(() => catalog.Evaluate(data, labelColumnName: "Key")));
        Assert.AreEqual(
            "ArgumentOutOfRangeException: Schema mismatch for score column 'Text': expected Single, got String (Parameter 'schema')",
            Show.Error(() => catalog.Evaluate(data, scoreColumnName: "Text")));
        Assert.AreEqual(
            "ArgumentOutOfRangeException: Schema mismatch for probability column 'Text': expected Single, got String (Parameter 'schema')",
            Show.Error(() => catalog.Evaluate(data, probabilityColumnName: "Text")));
    }

    private CalibratedBinaryClassificationMetrics Evaluate(params (bool Label, float Score, float Probability)[] rows) =>
        _ml.BinaryClassification.Evaluate(_ml.Data.LoadFromEnumerable(rows.Select(row => new Prediction { Label = row.Label, Score = row.Score, Probability = row.Probability })));

    private string Metrics(params (bool Label, float Score, float Probability)[] rows) => Text(Evaluate(rows));

    private string Metrics<T>(IEnumerable<T> rows)
        where T : class
        => Text(_ml.BinaryClassification.Evaluate(_ml.Data.LoadFromEnumerable(rows)));

    private static string Text(CalibratedBinaryClassificationMetrics metrics) => FormattableString.Invariant(
        $"{Text((BinaryClassificationMetrics)metrics)} loss {metrics.LogLoss} reduction {metrics.LogLossReduction} entropy {metrics.Entropy}");

    private static string Text(BinaryClassificationMetrics metrics) => string.Create(
        CultureInfo.InvariantCulture,
        $"auc {metrics.AreaUnderRocCurve} acc {metrics.Accuracy} pos {metrics.PositivePrecision} {metrics.PositiveRecall} "
        + $"neg {metrics.NegativePrecision} {metrics.NegativeRecall} f1 {metrics.F1Score} auprc {metrics.AreaUnderPrecisionRecallCurve}");

    private sealed class Prediction
    {
        public bool Label { get; set; }
        public float Score { get; set; }
        public float Probability { get; set; }
        public bool PredictedLabel { get; set; }
    }

    private sealed class Uncalibrated
    {
        public bool Label { get; set; }
        public float Score { get; set; }
        public bool PredictedLabel { get; set; }
    }

    private sealed class NumberLabel
    {
        public float Label { get; set; }
        public float Score { get; set; }
        public float Probability { get; set; }
        public bool PredictedLabel { get; set; }
    }

    private sealed class DoubleLabel
    {
        public double Label { get; set; }
        public float Score { get; set; }
        public float Probability { get; set; }
        public bool PredictedLabel { get; set; }
    }

    private sealed class KeyLabel
    {
        [KeyType(2)] public uint Label { get; set; }
        public float Score { get; set; }
        public float Probability { get; set; }
        public bool PredictedLabel { get; set; }
    }

    private sealed class ByteKeyLabel
    {
        [KeyType(2)] public byte Label { get; set; }
        public float Score { get; set; }
        public float Probability { get; set; }
        public bool PredictedLabel { get; set; }
    }

    private sealed class WrongTypes
    {
        public bool Label { get; set; }
        public float Score { get; set; }
        public float Probability { get; set; }
        public bool PredictedLabel { get; set; }
        public string Text { get; set; } = "";
        [KeyType(3)] public uint Key { get; set; }
    }
}
