using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;

namespace Autograd.MLNet.Tests.Platform;

/// <summary>Maximum entropy models in ML.NET's own prediction transformer.</summary>
[TestClass]
public sealed class MulticlassModelTests
{
    private static readonly float[][] _weights = [[.7f, -1.3f, 2.1f], [.1f, .2f, .3f], [-1, 1, -1]];
    private static readonly float[] _biases = [.1f, .2f, .3f];
    private static readonly DataViewSchema _colours = ClassificationModels.Keyed("red", "green", "blue");

    private readonly MLContext _ml = new(1);
    private readonly IDataView _data;

    public MulticlassModelTests() => _data = _ml.Data.LoadFromEnumerable(Row.Of([1, 2, 3], [.1f, .2f, -.3f], [float.NaN, 0, 0], [100, 0, 0]));

    [TestMethod]
    public void TheMostProbableClassIsPredicted() => Assert.AreEqual(
        "1 [0.94602644 0.05205345 0.0019198954] | 3 [0.13248508 0.3194082 0.54810673] | 0 [NaN NaN NaN] | 1 [1 9.677463E-27 0]",
        Show.Rows(Model().Transform(_data), "PredictedLabel", "Score"));

    [TestMethod]
    public void TheFirstOfEqualClassesIsPredicted()
    {
        var model = ClassificationModels.Multiclass(_ml, _data.Schema, [[0, 0, 0], [0, 0, 0], [-1, 0, 0]], [1, 1, 1]);
        var data = _ml.Data.LoadFromEnumerable(Row.Of([1, 2, 3], [-1, 0, 0]));
        Assert.AreEqual("1 | 3", Show.Rows(model.Transform(data), "PredictedLabel"));
    }

    [TestMethod]
    public void TheNewColumnsSayWhatTheyAre()
    {
        var schema = ClassificationModels.Multiclass(_ml, _data.Schema, _weights, _biases).GetOutputSchema(_data.Schema);
        Assert.AreEqual("Label: Single, Features: Vector<Single, 3>, PredictedLabel: Key<UInt32, 0-2>, Score: Vector<Single, 3>", Show.Schema(schema));
        Assert.AreEqual(
            "ScoreColumnKind=MulticlassClassification, ScoreValueKind=PredictedLabel, ScoreColumnSetId=1",
            ColumnAnnotations.Of(schema["PredictedLabel"]));
        Assert.AreEqual(
            "ScoreColumnKind=MulticlassClassification, ScoreColumnSetId=1, ScoreValueKind=Score",
            ColumnAnnotations.Of(schema["Score"]));
    }

    [TestMethod]
    public void KeyValuesOfTheLabelNameTheClasses()
    {
        var schema = Model().GetOutputSchema(_data.Schema);
        Assert.AreEqual(
            "ScoreColumnKind=MulticlassClassification, ScoreValueKind=PredictedLabel, KeyValues=[red green blue], ScoreColumnSetId=1",
            ColumnAnnotations.Of(schema["PredictedLabel"]));
        Assert.AreEqual(
            "ScoreColumnKind=MulticlassClassification, ScoreColumnSetId=1, ScoreValueKind=Score, "
            + "TrainingLabelValues=[red green blue], SlotNames=[red green blue]",
            ColumnAnnotations.Of(schema["Score"]));
    }

    [TestMethod]
    public void NamesOfAnotherNumberOfClassesAreLeftOut()
    {
        var model = ClassificationModels.Multiclass(_ml, ClassificationModels.Keyed("no", "yes"), _weights, _biases, "Label");
        Assert.AreEqual(
            "ScoreColumnKind=MulticlassClassification, ScoreColumnSetId=1, ScoreValueKind=Score",
            ColumnAnnotations.Of(model.GetOutputSchema(_data.Schema)["Score"]));
    }

    [TestMethod]
    public void ThePredictedLabelMayHaveAnotherName()
    {
        var model = ClassificationModels.Multiclass(_ml, _colours, _weights, _biases, "Label", "Score", "Class");
        Assert.AreEqual("1 | 3 | 0 | 1", Show.Rows(Reload(model).Transform(_data), "Class"));
    }

    [TestMethod]
    public void SparseFeaturesScoreLikeDenseOnes()
    {
        var model = Model();
        var sparse = _ml.Data.LoadFromEnumerable([new Sparse { Features = new(3, 2, [.1f, -.3f], [0, 2]) }, new Sparse { Features = new(3, 0, [], []) }]);
        var dense = _ml.Data.LoadFromEnumerable(Row.Of([.1f, 0, -.3f], [0, 0, 0]));
        Assert.AreEqual(Show.Rows(model.Transform(dense), "Score"), Show.Rows(model.Transform(sparse), "Score"));
    }

    [TestMethod]
    public void SparseWeightsScoreAndComeBackSparse()
    {
        var parameters = ClassificationModels.NewMaximumEntropy(
            _ml, [new(3, 1, [1.5f], [1]), new(3, [0, 2, 3]), new(3, 0, [], [])], [1, 2, 3], 3, 3, ["a", "b", "c"], null);
        var model = ClassificationModels.MulticlassTransformer<MaximumEntropyModelParameters>.Create(
            _ml, parameters, _data.Schema, "Features", null, "Score", "PredictedLabel");
        var data = _ml.Data.LoadFromEnumerable(Row.Of([1, 2, 3], [.1f, .2f, -.3f], [100, 0, 0]));
        const string expected = "2 [1.6701319E-05 0.9999771 6.144072E-06] | 3 [0.1299486 0.15871958 0.71133184] | 3 [0.09003058 0.24472849 0.665241]";
        Assert.AreEqual(expected, Show.Rows(model.Transform(data), "PredictedLabel", "Score"));

        var loaded = Assert.IsInstanceOfType<MulticlassPredictionTransformer<MaximumEntropyModelParameters>>(Reload(model));
        Assert.AreEqual(expected, Show.Rows(loaded.Transform(data), "PredictedLabel", "Score"));
        // A dense row leaves its zeros out where another one is sparse.
        Assert.AreEqual("[1:1.5 of 3] [1:2 2:3 of 3] [of 3]", Weights(loaded.Model));
    }

    [TestMethod]
    public void TheModelShowsWeightsAndBiases()
    {
        var model = Model().Model;
        Assert.AreEqual("[0.7 -1.3 2.1] [0.1 0.2 0.3] [-1 1 -1]", Weights(model));
        CollectionAssert.AreEqual(_biases, model.GetBiases().ToArray());
    }

    [TestMethod]
    public void ALoadedModelPredictsTheSameBits()
    {
        var model = Model();
        var loaded = Reload(model);
        Assert.IsInstanceOfType<MulticlassPredictionTransformer<MaximumEntropyModelParameters>>(loaded);
        Assert.AreEqual(Show.Rows(model.Transform(_data)), Show.Rows(loaded.Transform(_data)));
        Assert.AreEqual(
            ColumnAnnotations.Of(model.GetOutputSchema(_data.Schema)["PredictedLabel"]),
            ColumnAnnotations.Of(loaded.GetOutputSchema(_data.Schema)["PredictedLabel"]));
    }

    [TestMethod]
    public void OneObjectAtATimeIsPredictedAlike()
    {
        using var engine = _ml.Model.CreatePredictionEngine<Row, Prediction>(Model());
        var prediction = engine.Predict(new Row { Features = [1, 2, 3] });
        CollectionAssert.AreEqual(new[] { .94602644f, .05205345f, .0019198954f }, prediction.Score);
        Assert.AreEqual(3, engine.Predict(new Row { Features = [.1f, .2f, -.3f] }).Score.Length);
    }

    [TestMethod]
    [DataRow("Labels", "Score", "PredictedLabel", "Labels column 'Label' not found (Parameter 'schema')")]
    [DataRow("Label", "Scores", "PredictedLabel", "mapper does not contain a column 'Scores' (Parameter 'scoreColName')")]
    [DataRow("Label", "", "PredictedLabel", "scoreColName cannot be null or empty (Parameter 'scoreColName')")]
    [DataRow("Label", "Score", "", "New column needs a name (Parameter 'Columns')")]
    [DataRow("Label", "Score", "Score", "New column 'Score' specified multiple times (Parameter 'Columns')")]
    public void NamesThatDoNotFit(string label, string score, string predicted, string message) => Assert.AreEqual(
        "ArgumentOutOfRangeException: " + message,
        Show.Error(() => ClassificationModels.Multiclass(_ml, _colours, _weights, _biases, label, score, predicted)));

    [TestMethod]
    public void ParametersThatDoNotFit()
    {
        Assert.AreEqual(
            "ArgumentOutOfRangeException: Must be at least 2. (Parameter 'numClasses')",
            Show.Error(() => ClassificationModels.NewMaximumEntropy(_ml, [new(1, [1f])], [1], 1, 1, null, null)));
        Assert.AreEqual(
            "ArgumentOutOfRangeException: Must be positive. (Parameter 'numFeatures')",
            Show.Error(() => ClassificationModels.NewMaximumEntropy(_ml, [new(1, [1f]), new(1, [1f])], [1, 2], 2, 0, null, null)));
    }

    private static string Weights(LinearMulticlassModelParametersBase model)
    {
        VBuffer<float>[] weights = null!;
        model.GetWeights(ref weights, out int classes);
        Assert.HasCount(classes, weights);
        return string.Join(' ', weights.Select(row => Show.Vector(row)));
    }

    private MulticlassPredictionTransformer<MaximumEntropyModelParameters> Model() =>
        ClassificationModels.Multiclass(_ml, _colours, _weights, _biases, "Label");

    private ITransformer Reload(ITransformer model)
    {
        var stream = new MemoryStream();
        _ml.Model.Save(model, _data.Schema, stream);
        stream.Position = 0;
        return _ml.Model.Load(stream, out _);
    }

    private sealed class Sparse
    {
        [VectorType(3)] public VBuffer<float> Features;
    }

    private sealed class Prediction
    {
        public float[] Score { get; set; } = [];
    }
}
