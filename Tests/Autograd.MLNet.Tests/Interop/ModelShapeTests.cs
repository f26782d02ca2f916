using Autograd.MLNet.Tests.Platform;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;

namespace Autograd.MLNet.Tests.Interop;

/// <summary>The columns that models add: as announced by <c>GetOutputSchema</c>, as they then are, and both as ML.NET's own trainers of the same task have them.</summary>
[TestClass]
public sealed class ModelShapeTests
{
    private const string Announced = "ScoreColumnSetId: Key<UInt32>, ScoreColumnKind: String, ScoreValueKind: String";

    private readonly MLContext _mlContext = new(seed: 1);
    private readonly IDataView _data;

    public ModelShapeTests()
    {
        IDataView rows = _mlContext.Data.LoadFromEnumerable(
        [
            new Input { Number = 5, Flag = true, Text = "oak", Key = 0, Features = [1, 2, 3] },
            new Input { Number = 3, Flag = false, Text = "elm", Key = 1, Features = [3, 2, 1] },
            new Input { Number = 5, Flag = true, Text = "oak", Key = 2, Features = [0, 0, 1] },
        ]);
        _data = _mlContext.Transforms.Conversion.MapValueToKey("Named", "Text")
            .Append(_mlContext.Transforms.Conversion.MapValueToKey("Numbered", "Number"))
            .Append(_mlContext.Transforms.Concatenate("Pair", "Number", "Other")).Fit(rows).Transform(rows);
    }

    /// <summary>All trainers, by name.</summary>
    public static IEnumerable<object[]> Trainers =>
    [
        ["regression"], ["log link"], ["several outputs"], ["binary"], ["named classes"], ["numbered classes"], ["classes without names"],
    ];

    [TestMethod]
    public void OfRegression() => AssertColumn(
        "regression", "Score", $"Single {{{Announced}}}", "Single {ScoreColumnSetId: 1, ScoreColumnKind: Regression, ScoreValueKind: Score}");

    [TestMethod]
    public void OfRegressionWithALogLink() => AssertColumn(
        "log link", "Score", $"Single {{{Announced}}}", "Single {ScoreColumnSetId: 1, ScoreColumnKind: Regression, ScoreValueKind: Score}");

    [TestMethod]
    public void OfTwoClasses()
    {
        AssertColumn(
            "binary",
            "Score",
            $"Single {{{Announced}}}",
            "Single {ScoreColumnKind: BinaryClassification, ScoreColumnSetId: 1, ScoreValueKind: Score}");
        AssertColumn(
            "binary",
            "Probability",
            $"Single {{{Announced}, IsNormalized: Boolean}}",
            "Single {ScoreColumnKind: BinaryClassification, ScoreColumnSetId: 1, IsNormalized: True, ScoreValueKind: Probability}");
        AssertColumn(
            "binary",
            "PredictedLabel",
            $"Boolean {{{Announced}}}",
            "Boolean {ScoreColumnKind: BinaryClassification, ScoreValueKind: PredictedLabel, ScoreColumnSetId: 1}");
    }

    [TestMethod]
    public void OfClassesWithNames()
    {
        AssertColumn(
            "named classes",
            "Score",
            $"Vector of Single {{SlotNames: Vector of String, TrainingLabelValues: Vector of String, {Announced}}}",
            "Vector<Single, 2> {ScoreColumnKind: MulticlassClassification, ScoreColumnSetId: 1, ScoreValueKind: Score, TrainingLabelValues: [oak elm], SlotNames: [oak elm]}");
        AssertColumn(
            "named classes",
            "PredictedLabel",
            $"Key<UInt32> {{KeyValues: Vector of String, {Announced}}}",
            "Key<UInt32, 0-1> {ScoreColumnKind: MulticlassClassification, ScoreValueKind: PredictedLabel, KeyValues: [oak elm], ScoreColumnSetId: 1}");
    }

    [TestMethod]
    public void OfClassesThatAreNumbers()
    {
        AssertColumn(
            "numbered classes",
            "Score",
            $"Vector of Single {{TrainingLabelValues: Vector of Single, {Announced}}}",
            "Vector<Single, 2> {ScoreColumnKind: MulticlassClassification, ScoreColumnSetId: 1, ScoreValueKind: Score, TrainingLabelValues: [5 3]}");
        AssertColumn(
            "numbered classes",
            "PredictedLabel",
            $"Key<UInt32> {{KeyValues: Vector of Single, {Announced}}}",
            "Key<UInt32, 0-1> {ScoreColumnKind: MulticlassClassification, ScoreValueKind: PredictedLabel, KeyValues: [5 3], ScoreColumnSetId: 1}");
    }

    [TestMethod]
    public void OfClassesWithoutNames()
    {
        AssertColumn(
            "classes without names",
            "Score",
            $"Vector of Single {{{Announced}}}",
            "Vector<Single, 3> {ScoreColumnKind: MulticlassClassification, ScoreColumnSetId: 1, ScoreValueKind: Score}");
        AssertColumn(
            "classes without names",
            "PredictedLabel",
            $"Key<UInt32> {{{Announced}}}",
            "Key<UInt32, 0-2> {ScoreColumnKind: MulticlassClassification, ScoreValueKind: PredictedLabel, ScoreColumnSetId: 1}");
    }

    [TestMethod]
    public void OfSeveralOutputs() => AssertColumn(
        "several outputs", "Score", "Vector of Single {SlotNames: Vector of String}", "Vector<Single, 2> {SlotNames: [Score.Number Score.Other]}");

    [TestMethod]
    [DynamicData(nameof(Trainers))]
    public void EveryColumnIsThereAsAnnounced(string trainer)
    {
        IEstimator<ITransformer> estimator = Create(trainer);

        SchemaShape announced = estimator.GetOutputSchema(Shapes.Of(_data.Schema));

        ITransformer model = estimator.Fit(_data);
        SchemaShape ofModel = Shapes.Of(model.GetOutputSchema(_data.Schema)), ofData = Shapes.Of(model.Transform(_data).Schema);
        CollectionAssert.AreEquivalent(announced.Select(Describe).ToArray(), ofModel.Select(Describe).ToArray());
        CollectionAssert.AreEqual(ofModel.Select(Describe).ToArray(), ofData.Select(Describe).ToArray());

        // The order of annotations is not announced.
        static string Describe(SchemaShape.Column column)
        {
            string[] parts = ShowColumn.Shape(column).Split('{', '}');
            return $"{column.Name}: {parts[0]}{string.Join(", ", parts[1].Split(", ").Order(StringComparer.Ordinal))}";
        }
    }

    [TestMethod]
    [DynamicData(nameof(Trainers))]
    public void SlotNamesOfTheFeaturesSurvive(string trainer)
    {
        var pipeline = _mlContext.Transforms.Concatenate("Features", "Number", "Other").Append(Create(trainer));

        DataViewSchema schema = pipeline.Fit(_data).Transform(_data).Schema;

        Assert.AreEqual("[Number Other]", Show.SlotNames(schema["Features"]));
        StringAssert.Contains(ShowColumn.Shape(pipeline.GetOutputSchema(Shapes.Of(_data.Schema)).Single(column => column.Name == "Features")), "SlotNames: Vector of String");
    }

    [TestMethod]
    public void PredictedKeysCanBeMappedBackInTheSameChain()
    {
        var pipeline = Create("named classes").Append(_mlContext.Transforms.Conversion.MapKeyToValue("PredictedLabel"));

        Assert.AreEqual("String {}", ShowColumn.Shape(pipeline, _data, "PredictedLabel"));
        Assert.AreEqual("String", pipeline.Fit(_data).GetOutputSchema(_data.Schema)["PredictedLabel"].Type.ToString());
    }

    [TestMethod]
    public void ScoresOfASecondModelHideThoseOfTheFirst()
    {
        IEstimator<ITransformer> pipeline = Create("regression").Append(Create("binary"));

        DataViewSchema schema = pipeline.Fit(_data).GetOutputSchema(_data.Schema);

        Assert.AreEqual("BinaryClassification", ShowColumn.Schema(schema["Score"]).Split("ScoreColumnKind: ")[1].Split(',')[0]);
        Assert.AreEqual(1, pipeline.GetOutputSchema(Shapes.Of(_data.Schema)).Count(column => column.Name == "Score"));
    }

    private void AssertColumn(string trainer, string name, string announced, string there)
    {
        IEstimator<ITransformer> estimator = Create(trainer);
        Assert.AreEqual(announced, ShowColumn.Shape(estimator, _data, name));
        Assert.AreEqual(there, ShowColumn.Schema(estimator.Fit(_data).Transform(_data).Schema[name]));
    }

    private IEstimator<ITransformer> Create(string trainer) => trainer switch
    {
        "regression" => _mlContext.Regression.Trainers.Autograd("Number", numberOfEpochs: 1),
        "log link" => _mlContext.Regression.Trainers.AutogradLogLink("Number", numberOfEpochs: 1),
        "several outputs" => _mlContext.Regression.Trainers.AutogradMultiOutput("Pair", numberOfEpochs: 1),
        "binary" => _mlContext.BinaryClassification.Trainers.Autograd("Flag", numberOfEpochs: 1),
        "named classes" => _mlContext.MulticlassClassification.Trainers.Autograd("Named", numberOfEpochs: 1),
        "numbered classes" => _mlContext.MulticlassClassification.Trainers.Autograd("Numbered", numberOfEpochs: 1),
        "classes without names" => _mlContext.MulticlassClassification.Trainers.Autograd("Key", numberOfEpochs: 1),
        _ => throw new ArgumentOutOfRangeException(nameof(trainer), trainer, null),
    };

    private sealed class Input
    {
        public float Number { get; set; }

        public float Other { get; set; }

        public bool Flag { get; set; }

        public string Text { get; set; } = "";

        [KeyType(3)]
        public uint Key { get; set; }

        [VectorType(3)]
        public float[] Features { get; set; } = new float[3];
    }
}
