using Microsoft.ML;
using Microsoft.ML.Data;

namespace Autograd.MLNet.Tests.Platform;

/// <summary>Cross-validation of classification, with scores that the data have already.</summary>
[TestClass]
public sealed class ClassificationCrossValidationTests
{
    private readonly MLContext _ml = new(1);

    [TestMethod]
    public void OfTwoClasses()
    {
        var results = _ml.BinaryClassification.CrossValidate(Binary(), Copy("Score", "Probability", "PredictedLabel"), numberOfFolds: 3);
        Assert.AreEqual(
            "0: auc 0.5833333333333334 loss 1.293641973952013 | 1: auc 0.6 loss 0.8636343075714527 | 2: auc 0.5 loss 1.4325907753863483",
            string.Join(" | ", results.Select(result => FormattableString.Invariant($"{result.Fold}: auc {result.Metrics.AreaUnderRocCurve} loss {result.Metrics.LogLoss}"))));
        Assert.AreEqual(
            "False 3 | False 2 | True 0 | False -4 | True -6 | True 5 | True 4 / "
            + "True 1 | False -3 | False 3 | True -1 | False -3 | False -5 | False 2 / "
            + "True -6 | False 5 | False -1 | True -5 | True 6 | False 4 | False -2 | False 1 | True 6 | False 0",
            string.Join(" / ", results.Select(result => Show.Rows(result.ScoredHoldOutSet, "Label", "Score"))));
    }

    [TestMethod]
    public void OfTwoClassesWithoutProbabilities()
    {
        var results = _ml.BinaryClassification.CrossValidateNonCalibrated(Binary(), Copy("Score", "PredictedLabel"), numberOfFolds: 2, seed: 5);
        Assert.AreEqual(
            "0: auc 0.675 f1 0.5454545454545454 | 1: auc 0.39814814814814814 f1 0.3636363636363636",
            string.Join(" | ", results.Select(result => FormattableString.Invariant($"{result.Fold}: auc {result.Metrics.AreaUnderRocCurve} f1 {result.Metrics.F1Score}"))));
        foreach (var result in results)
            Assert.AreEqual(_ml.BinaryClassification.EvaluateNonCalibrated(result.ScoredHoldOutSet).Accuracy, result.Metrics.Accuracy);
    }

    [TestMethod]
    public void OfThreeClasses()
    {
        var results = _ml.MulticlassClassification.CrossValidate(Multiclass(), Copy("Score", "PredictedLabel"), samplingKeyColumnName: "Group");
        Assert.AreEqual(
            "0: micro 0.5 loss 0.9464514728506809 | "
            + "1: micro 0.3333333333333333 loss 0.6983966328826584 | "
            + "2: micro 0.16666666666666666 loss 0.6889682409679261 | "
            + "3: micro 0.6666666666666666 loss 0.9457090811257841 | "
            + "4: micro 0.16666666666666666 loss 1.1835618070658083",
            string.Join(" | ", results.Select(result => FormattableString.Invariant($"{result.Fold}: micro {result.Metrics.MicroAccuracy} loss {result.Metrics.LogLoss}"))));
        Assert.AreEqual(
            "0 | 1 | 2 | 0 | 1 | 2 / 2 | 1 | 0 / 0 | 1 | 2 | 0 | 1 | 2 / 2 | 1 | 0 / 0 | 1 | 2 | 0 | 1 | 2",
            string.Join(" / ", results.Select(result => Show.Rows(result.ScoredHoldOutSet, "Label"))));
    }

    [TestMethod]
    public void AMissingLabelIsNamed()
    {
        Assert.AreEqual(
            "ArgumentOutOfRangeException: Nope column 'Label' not found (Parameter 'schema')",
            Show.Error(() => _ml.BinaryClassification.CrossValidate(Binary(), Copy("Score", "Probability", "PredictedLabel"), 2, labelColumnName: "Nope")));
        Assert.AreEqual(
            "ArgumentOutOfRangeException: Nope column 'Label' not found (Parameter 'schema')",
            Show.Error(() => _ml.BinaryClassification.CrossValidateNonCalibrated(Binary(), Copy("Score", "PredictedLabel"), 2, labelColumnName: "Nope")));
        Assert.AreEqual(
            "ArgumentOutOfRangeException: Nope column 'Label' not found (Parameter 'schema')",
            Show.Error(() => _ml.MulticlassClassification.CrossValidate(Multiclass(), Copy("Score", "PredictedLabel"), 2, labelColumnName: "Nope")));
    }

    [TestMethod]
    public void WithoutProbabilitiesThereIsNoLogLoss() =>
        Assert.AreEqual(
            "ArgumentOutOfRangeException: Probability column 'Probability' not found (Parameter 'schema')",
            Show.Error(() => _ml.BinaryClassification.CrossValidate(Binary(), Copy("Score", "PredictedLabel"))));

    [TestMethod]
    public void OneFoldIsTooFew() =>
        Assert.AreEqual(
            "ArgumentOutOfRangeException: Must be more than 1 (Parameter 'numFolds')",
            Show.Error(() => _ml.MulticlassClassification.CrossValidate(Multiclass(), Copy("Score"), numberOfFolds: 1)));

    private IDataView Binary() => _ml.Data.LoadFromEnumerable(Enumerable.Range(0, 24).Select(i => new Two
    {
        Label = i * 5 % 7 < 3,
        OwnScore = i * 11 % 13 - 6,
        OwnProbability = (i * 11 % 13 + 1) / 16f,
    }));

    private IDataView Multiclass() => _ml.Data.LoadFromEnumerable(Enumerable.Range(0, 24).Select(i => new Three
    {
        Label = i % 3,
        Group = i % 8,
        OwnScore = [(i * 5 % 7 + 1) / 8f, (i * 3 % 7 + 1) / 8f, (i % 7 + 1) / 8f],
    }));

    private IEstimator<ITransformer> Copy(params string[] columns)
    {
        var pipeline = new EstimatorChain<ITransformer>();
        foreach (string column in columns)
            pipeline = pipeline.Append<ITransformer>(_ml.Transforms.CopyColumns(column, "Own" + column));
        return pipeline;
    }

    private sealed class Two
    {
        public bool Label { get; set; }
        public float OwnScore { get; set; }
        public float OwnProbability { get; set; }
        public bool OwnPredictedLabel { get; set; }
    }

    private sealed class Three
    {
        public float Label { get; set; }
        public float Group { get; set; }
        [VectorType(3)] public float[] OwnScore { get; set; } = [];
        public uint OwnPredictedLabel { get; set; }
    }
}
