using Microsoft.ML;
using Microsoft.ML.Data;

namespace Autograd.MLNet.Tests.Platform;

/// <summary>What <c>MulticlassClassification.Evaluate</c> makes of labels and scores.</summary>
[TestClass]
public sealed class MulticlassMetricsTests
{
    private readonly MLContext _ml = new(1);

    [TestMethod]
    public void MetricsOfFivePredictions() =>
        Assert.AreEqual(
            "micro 0.6 macro 0.6666666666666666 loss 0.9559047041248032 reduction 0.09386062269561357 classes 0.35667496096863105 0.7135581505012778 1.497866129326415",
            Metrics((0, [0.7f, 0.2f, 0.1f]), (1, [0.3f, 0.6f, 0.1f]), (1, [0.1f, 0.4f, 0.5f]), (2, [0.1f, 0.4f, 0.5f]), (2, [0.1f, 0.8f, 0.1f])));

    [TestMethod]
    public void PerfectPredictions() => Assert.AreEqual(
        "micro 1 macro 1 loss 0 reduction 1 classes 0 0 0",
        Metrics((0, [1, 0, 0]), (1, [0, 1, 0]), (2, [0, 0, 1])));

    [TestMethod]
    public void ImpossiblePredictions() => Assert.AreEqual(
        "micro 0 macro 0 loss 34.53877639128319 reduction -48.828921418077066 classes 34.53877639128319 34.53877639128319 0",
        Metrics((0, [0, 1, 0]), (1, [-1, -0.5f, 2])));

    [TestMethod]
    public void AClassWithoutRows() => Assert.AreEqual(
        "micro 0.6666666666666666 macro 0.75 loss 0.9378035540408155 reduction -0.4733427797108439 classes 1.1512925390464424 0 0.5108255840295616",
        Metrics((0, [0.5f, 0.3f, 0.2f]), (0, [0.2f, 0.5f, 0.3f]), (2, [0.2f, 0.2f, 0.6f])));

    [TestMethod]
    public void OneClassOnly() => Assert.AreEqual(
        "micro 0 macro 0 loss 1.2039727645895069 reduction Infinity classes 0 1.2039727645895069 0",
        Metrics((1, [0.5f, 0.3f, 0.2f])));

    [TestMethod]
    public void NoRows() => Assert.AreEqual("micro 0 macro 0 loss 0 reduction NaN classes 0 0 0", Metrics());

    [TestMethod]
    public void OfEqualScoresTheFirstClassIsPredicted() => Assert.AreEqual(
        "micro 0.3333333333333333 macro 0.3333333333333333 loss 0.916290716972994 reduction 0.16595624641715165 classes 0.916290716972994 0.916290716972994 0.916290716972994",
        Metrics((0, [0.4f, 0.4f, 0.2f]), (1, [0.4f, 0.4f, 0.2f]), (2, [0.4f, 0.2f, 0.4f])));

    [TestMethod]
    public void LabelsThatAreNoClassCountAsWrong() => Assert.AreEqual(
        "micro 0.3333333333333333 macro 1 loss 23.256899987708778 reduction -62.50802797564922 classes 0.6931471805599453 0 0",
        Metrics((0, [0.5f, 0.3f, 0.2f]), (3, [0.2f, 0.5f, 0.3f]), (7, [0.2f, 0, 0.8f])));

    [TestMethod]
    public void OtherLabelsAndMissingScoresAreLeftOut() =>
        Assert.AreEqual(
            "micro 1 macro 1 loss 0.6931471805599453 reduction 0 classes 0.6931471805599453 0.6931471805599453 0",
            Metrics((0, [0.5f, 0.3f, 0.2f]), (float.NaN, [1, 0, 0]), (-1, [1, 0, 0]), (0.5f, [1, 0, 0]), (3e9f, [1, 0, 0]), (1, [1, float.NaN, 0]), (1, [1, 0, float.PositiveInfinity]), (1, [0.25f, 0.5f, 0.25f])));

    [TestMethod]
    public void ScoresThatAreNoProbabilitiesAreCutOff() => Assert.AreEqual(
        "micro 0.3333333333333333 macro 0.3333333333333333 loss 11.512925463761064 reduction -9.479516370346294 classes 0 0 34.53877639128319",
        Metrics((0, [5, 3, 2]), (1, [4, 3, 2]), (2, [-1, -2, -3])));

    [TestMethod]
    public void KeysAreLabels()
    {
        var data = _ml.Data.LoadFromEnumerable(
        [
            new KeyPrediction { Label = 2, Score = [0.7f, 0.2f, 0.1f] }, new KeyPrediction { Label = 3, Score = [0.3f, 0.6f, 0.1f] },
            new KeyPrediction { Label = 0, Score = [1, 0, 0] },
        ]);
        Assert.AreEqual(
            "micro 0.5 macro 0.5 loss 1.1512925390464424 reduction -0.6609640366947657 classes 0 0 2.3025850780928847",
            Text(_ml.MulticlassClassification.Evaluate(data)));
    }

    [TestMethod]
    public void TheFirstClassesByScore()
    {
        (float, float[])[] rows = [(0, [0.7f, 0.2f, 0.1f]), (1, [0.3f, 0.6f, 0.1f]), (1, [0.1f, 0.4f, 0.5f]), (2, [0.3f, 0.4f, 0.2f]), (4, [0.1f, 0.8f, 0.1f])];
        Assert.AreEqual("0: 0 of none", Top(_ml.MulticlassClassification.Evaluate(Load(rows))));
        Assert.AreEqual("1: 0.4 of 0.4", Top(_ml.MulticlassClassification.Evaluate(Load(rows), topKPredictionCount: 1)));
        Assert.AreEqual(
            "2: 0.6000000000000001 of 0.4 0.6000000000000001",
            Top(_ml.MulticlassClassification.Evaluate(Load(rows), topKPredictionCount: 2)));
        Assert.AreEqual("4: 1 of 0.4 0.6000000000000001 0.8 1", Top(_ml.MulticlassClassification.Evaluate(Load(rows), topKPredictionCount: 4)));
    }

    [TestMethod]
    public void MoreClassesThanThereAre()
    {
        var data = Load([(0, [0.7f, 0.2f, 0.1f])]);
        Assert.AreEqual(
            "IndexOutOfRangeException: Index was outside the bounds of the array.",
            Show.Error(() => _ml.MulticlassClassification.Evaluate(data, topKPredictionCount: 5)));
        Assert.AreEqual(
            "ArgumentOutOfRangeException: Must be non-negative (Parameter 'topKPredictionCount')",
            Show.Error(() => _ml.MulticlassClassification.Evaluate(data, topKPredictionCount: -1)));
    }

    [TestMethod]
    public void MissingColumnsAreNamed()
    {
        var data = Load([]);
        var catalog = _ml.MulticlassClassification;
        Assert.AreEqual(
            "ArgumentOutOfRangeException: Nope column 'Label' not found (Parameter 'schema')",
            Show.Error(() => catalog.Evaluate(data, labelColumnName: "Nope")));
        Assert.AreEqual(
            "ArgumentOutOfRangeException: Nope column 'Score' not found (Parameter 'schema')",
            Show.Error(() => catalog.Evaluate(data, scoreColumnName: "Nope")));
        Assert.AreEqual(
            "ArgumentOutOfRangeException: Nope column 'PredictedLabel' not found (Parameter 'schema')",
            Show.Error(() => catalog.Evaluate(data, predictedLabelColumnName: "Nope")));
        Assert.AreEqual(
            "ArgumentOutOfRangeException: labelColumnName cannot be null or empty (Parameter 'labelColumnName')",
            Show.Error(() => catalog.Evaluate(data, labelColumnName: "")));
    }

    [TestMethod]
    public void ColumnsOfTheWrongType()
    {
        var data = _ml.Data.LoadFromEnumerable([new WrongTypes()]);
        var catalog = _ml.MulticlassClassification;
        Assert.AreEqual(
            "ArgumentOutOfRangeException: Schema mismatch for score column 'Label': expected vector of two or more items of type Single, got Single (Parameter 'schema')",
            Show.Error(() => catalog.Evaluate(data, scoreColumnName: "Label")));
        Assert.AreEqual(
            "ArgumentOutOfRangeException: Schema mismatch for score column 'One': expected vector of two or more items of type Single, got Vector<Single, 1> (Parameter 'schema')",
            Show.Error(() => catalog.Evaluate(data, scoreColumnName: "One")));
        Assert.AreEqual(
            "ArgumentOutOfRangeException: Schema mismatch for score column 'Unsized': expected vector of two or more items of type Single, got Vector<Single> (Parameter 'schema')",
            Show.Error(() => catalog.Evaluate(data, scoreColumnName: "Unsized")));
        Assert.AreEqual(
            "ArgumentOutOfRangeException: Schema mismatch for label column 'Flag': expected Single or Key, got Boolean (Parameter 'schema')",
            Show.Error(() => catalog.Evaluate(data, labelColumnName: "Flag")));
        Assert.AreEqual(
            "ArgumentOutOfRangeException: Schema mismatch for label column 'Text': expected Single or Key, got String (Parameter 'schema')",
            Show.Error(() => catalog.Evaluate(data, labelColumnName: "Text")));
    }

    private IDataView Load(IEnumerable<(float Label, float[] Score)> rows) =>
        _ml.Data.LoadFromEnumerable(rows.Select(row => new Prediction { Label = row.Label, Score = row.Score }));

    private string Metrics(params (float Label, float[] Score)[] rows) => Text(_ml.MulticlassClassification.Evaluate(Load(rows)));

    private static string Text(MulticlassClassificationMetrics metrics) => FormattableString.Invariant(
        $"micro {metrics.MicroAccuracy} macro {metrics.MacroAccuracy} loss {metrics.LogLoss} reduction {metrics.LogLossReduction} classes {Values(metrics.PerClassLogLoss)}");

    private static string Top(MulticlassClassificationMetrics metrics) =>
        $"{metrics.TopKPredictionCount}: {Show.Value(metrics.TopKAccuracy)} of {(metrics.TopKAccuracyForAllK is { } all ? Values(all) : "none")}";

    private static string Values(IEnumerable<double> values) => string.Join(' ', values.Select(Show.Value));

    private sealed class Prediction
    {
        public float Label { get; set; }
        [VectorType(3)] public float[] Score { get; set; } = [];
        public uint PredictedLabel { get; set; }
    }

    private sealed class KeyPrediction
    {
        [KeyType(3)] public uint Label { get; set; }
        [VectorType(3)] public float[] Score { get; set; } = [];
        public uint PredictedLabel { get; set; }
    }

    private sealed class WrongTypes
    {
        public float Label { get; set; }
        [VectorType(3)] public float[] Score { get; set; } = [0, 0, 0];
        public uint PredictedLabel { get; set; }
        [VectorType(1)] public float[] One { get; set; } = [0];
        public float[] Unsized { get; set; } = [0, 0, 0];
        public bool Flag { get; set; }
        public string Text { get; set; } = "";
    }
}
