using System.Globalization;
using Microsoft.ML;
using Microsoft.ML.Calibrators;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;

namespace Autograd.MLNet.Tests.Platform;

/// <summary>Linear binary models in ML.NET's own prediction transformer, with a probability and without.</summary>
[TestClass]
public sealed class BinaryModelTests
{
    private static readonly float[] _weights = [.7f, -1.3f, 2.1f];

    private readonly MLContext _ml = new(1);
    private readonly IDataView _data;

    public BinaryModelTests() => _data = _ml.Data.LoadFromEnumerable(Row.Of([1, 2, 3], [.1f, .2f, -.3f], [float.NaN, 0, 0], [100, 0, 0], [0, 0, 0]));

    [TestMethod]
    public void AScoreAboveZeroIsPositive() => Assert.AreEqual(
        "True 4.45 | False -0.77 | False NaN | True 70.05 | True 0.05",
        Show.Rows(Plain().Transform(_data), "PredictedLabel", "Score"));

    [TestMethod]
    public void ACalibratedModelAddsTheProbability() => Assert.AreEqual(
        "True 4.45 0.98845625 | False -0.77 0.31647912 | False NaN NaN | True 70.05 1 | True 0.05 0.5124974",
        Show.Rows(Calibrated().Transform(_data), "PredictedLabel", "Score", "Probability"));

    [TestMethod]
    public void ColumnsCanBeReadInAnyOrderAndAlone()
    {
        var scored = Calibrated().Transform(_data);
        Assert.AreEqual(
            "0.98845625 True 4.45 | 0.31647912 False -0.77 | NaN False NaN | 1 True 70.05 | 0.5124974 True 0.05",
            Show.Rows(scored, "Probability", "PredictedLabel", "Score"));
        Assert.AreEqual("0.98845625 | 0.31647912 | NaN | 1 | 0.5124974", Show.Rows(scored, "Probability"));
        Assert.AreEqual("True | False | False | True | True", Show.Rows(scored, "PredictedLabel"));
    }

    [TestMethod]
    public void TheNewColumnsSayWhatTheyAre()
    {
        var schema = Calibrated().Transform(_data).Schema;
        Assert.AreEqual("Label: Single, Features: Vector<Single, 3>, PredictedLabel: Boolean, Score: Single, Probability: Single", Show.Schema(schema));
        Assert.AreEqual(
            "ScoreColumnKind=BinaryClassification, ScoreValueKind=PredictedLabel, ScoreColumnSetId=1",
            ColumnAnnotations.Of(schema["PredictedLabel"]));
        Assert.AreEqual(
            "ScoreColumnKind=BinaryClassification, ScoreColumnSetId=1, ScoreValueKind=Score",
            ColumnAnnotations.Of(schema["Score"]));
        Assert.AreEqual(
            "ScoreColumnKind=BinaryClassification, ScoreColumnSetId=1, IsNormalized=True, ScoreValueKind=Probability",
            ColumnAnnotations.Of(schema["Probability"]));
    }

    [TestMethod]
    public void ScoringTwiceHidesTheFirstScores()
    {
        var model = Calibrated();
        var schema = model.Transform(model.Transform(_data)).Schema;
        Assert.AreEqual(
            "Label: Single, Features: Vector<Single, 3>, (PredictedLabel: Boolean), PredictedLabel: Boolean, "
            + "(Score: Single), Score: Single, (Probability: Single), Probability: Single",
            Show.Schema(schema));
        Assert.AreEqual("ScoreColumnKind=BinaryClassification, ScoreColumnSetId=2, ScoreValueKind=Score", ColumnAnnotations.Of(schema["Score"]));
    }

    [TestMethod]
    public void TheThresholdMayBeMovedAndMayApplyToTheProbability()
    {
        Assert.AreEqual("True | False | False | True | False", Labels(ClassificationModels.Binary(_ml, _data.Schema, _weights, .05f, "Label", 3)));
        Assert.AreEqual(
            "False | False | False | True | False",
            Labels(ClassificationModels.CalibratedBinary(_ml, _data.Schema, _weights, .05f, "Label", .99f, "Probability")));
    }

    [TestMethod]
    public void ChangeModelThresholdMakesAnotherTransformer()
    {
        var model = Calibrated();
        var changed = _ml.BinaryClassification.ChangeModelThreshold(model, 10);
        Assert.AreEqual("False | False | False | True | False", Labels(changed));
        Assert.AreSame(model.Model, changed.Model);
        Assert.AreSame(model, _ml.BinaryClassification.ChangeModelThreshold(model, 0));
    }

    [TestMethod]
    public void ALabelOfTwoNamedKeysIsPredictedAsAKey()
    {
        var model = ClassificationModels.CalibratedBinary(_ml, ClassificationModels.Keyed("no", "yes"), _weights, .05f, "Label");
        Assert.AreEqual("2 4.45 | 1 -0.77 | 1 NaN | 2 70.05 | 2 0.05", Show.Rows(model.Transform(_data), "PredictedLabel", "Score"));
        var schema = model.GetOutputSchema(_data.Schema);
        Assert.AreEqual("Key<UInt32, 0-1>", schema["PredictedLabel"].Type.ToString());
        Assert.AreEqual(
            "ScoreColumnKind=BinaryClassification, ScoreValueKind=PredictedLabel, KeyValues=[no yes], ScoreColumnSetId=1",
            ColumnAnnotations.Of(schema["PredictedLabel"]));
        Assert.AreEqual(
            "ScoreColumnKind=BinaryClassification, ScoreColumnSetId=1, ScoreValueKind=Score, TrainingLabelValues=[no yes]",
            ColumnAnnotations.Of(schema["Score"]));
    }

    [TestMethod]
    public void ThreeNamedKeysAreNoBinaryLabel()
    {
        var model = ClassificationModels.Binary(_ml, ClassificationModels.Keyed("red", "green", "blue"), _weights, .05f, "Label");
        Assert.AreEqual("Boolean", model.GetOutputSchema(_data.Schema)["PredictedLabel"].Type.ToString());
    }

    [TestMethod]
    public void TheModelShowsWeightsBiasAndCalibrator()
    {
        var model = Calibrated().Model;
        CollectionAssert.AreEqual(_weights, model.SubModel.Weights.ToArray());
        Assert.AreEqual(.05f, model.SubModel.Bias);
        Assert.IsNull(model.SubModel.Statistics);
        Assert.AreEqual(-1d, model.Calibrator.Slope);
        Assert.AreSame(model.Calibrator, ((CalibratedModelParametersBase)model).Calibrator);
        Assert.AreSame(model.SubModel, ((CalibratedModelParametersBase)model).SubModel);
    }

    [TestMethod]
    public void OneObjectAtATimeIsPredictedAlike()
    {
        using var engine = _ml.Model.CreatePredictionEngine<Row, Prediction>(Calibrated());
        Assert.AreEqual("True 4.45 0.98845625", Predict([1, 2, 3]));
        Assert.AreEqual("False -9.549999 7.119625E-05", Predict([-1, 2, -3]));

        string Predict(float[] features)
        {
            var prediction = engine.Predict(new Row { Features = features });
            return string.Create(CultureInfo.InvariantCulture, $"{prediction.PredictedLabel} {prediction.Score} {prediction.Probability}");
        }
    }

    [TestMethod]
    public void TheTransformerSatisfiesItsInterfaces()
    {
        object transformer = Calibrated();
        Assert.IsInstanceOfType<ISingleFeaturePredictionTransformer<CalibratedModelParametersBase<LinearBinaryModelParameters, PlattCalibrator>>>(transformer);
        Assert.IsInstanceOfType<ISingleFeaturePredictionTransformer<object>>(transformer);
        Assert.IsInstanceOfType<IPredictionTransformer<ICalculateFeatureContribution>>(Plain());
        Assert.IsTrue(((ITransformer)transformer).IsRowToRowMapper);
        Assert.AreEqual("Features", ((ISingleFeaturePredictionTransformer<object>)transformer).FeatureColumnName);
    }

    [TestMethod]
    public void ColumnsThatAreMissingOrDoNotFit()
    {
        var bare = _ml.Data.LoadFromEnumerable([new Bare()]);
        Assert.AreEqual(
            "ArgumentOutOfRangeException: Could not find feature column 'Features' (Parameter 'inputSchema')",
            Show.Error(() => Calibrated().GetOutputSchema(bare.Schema)));
        Assert.AreEqual(
            "ArgumentOutOfRangeException: Features column 'Feature' not found (Parameter 'schema')",
            Show.Error(() => Calibrated().Transform(bare)));
        Assert.AreEqual(
            "ArgumentOutOfRangeException: Labels column 'Label' not found (Parameter 'schema')",
            Show.Error(() => ClassificationModels.Binary(_ml, _data.Schema, _weights, 0, "Labels")));
        Assert.AreEqual(
            "ArgumentOutOfRangeException: mapper does not contain a column 'Probability' (Parameter 'scoreColName')",
            Show.Error(() => ClassificationModels.Binary(_ml, _data.Schema, _weights, 0, "Label", 0, "Probability")));
        Assert.AreEqual(
            "ArgumentOutOfRangeException: thresholdColumn cannot be null or empty (Parameter 'thresholdColumn')",
            Show.Error(() => ClassificationModels.Binary(_ml, _data.Schema, _weights, 0, "Label", 0, "")));
        Assert.AreEqual(
            "InvalidOperationException: Incompatible features column type: 'Vector<Single, 3>' vs 'Vector<Single, 2>'",
            Show.Error(() => ClassificationModels.Binary(_ml, _data.Schema, [1, 2], 0)));
    }

    [TestMethod]
    public void ALoadedModelPredictsTheSameBits()
    {
        var model = ClassificationModels.CalibratedBinary(_ml, _data.Schema, _weights, .05f, "Label", .4f, "Probability");
        var loaded = Reload(model);
        Assert.IsInstanceOfType<BinaryPredictionTransformer<CalibratedModelParametersBase<LinearBinaryModelParameters, PlattCalibrator>>>(loaded);
        Assert.AreEqual(Show.Rows(model.Transform(_data)), Show.Rows(loaded.Transform(_data)));
    }

    [TestMethod]
    public void AFileDoesNotRememberTheNamesOfTheKeys()
    {
        var loaded = Reload(ClassificationModels.Binary(_ml, ClassificationModels.Keyed("no", "yes"), _weights, .05f, "Label"));
        Assert.AreEqual("True | False | False | True | True", Labels(loaded));
    }

    [TestMethod]
    public void StatisticsAreSavedWithTheModel()
    {
        var parameters = ClassificationModels.NewLinear(
            _ml, new VBuffer<float>(3, _weights), .05f, ClassificationModels.NewStatistics(_ml, 1000, 4, 12.5f, 99));
        var model = ClassificationModels.BinaryTransformer<LinearBinaryModelParameters>.Create(_ml, parameters, _data.Schema, "Features", null, 0, "Score");
        var loaded = ((IPredictionTransformer<LinearBinaryModelParameters>)Reload(model)).Model.Statistics;
        Assert.AreEqual(1000L, loaded.TrainingExampleCount);
        Assert.AreEqual(4, loaded.ParametersCount);
        Assert.AreEqual(12.5f, loaded.Deviance);
        Assert.AreEqual(99f, loaded.NullDeviance);
    }

    private BinaryPredictionTransformer<LinearBinaryModelParameters> Plain() => ClassificationModels.Binary(_ml, _data.Schema, _weights, .05f);

    private BinaryPredictionTransformer<CalibratedModelParametersBase<LinearBinaryModelParameters, PlattCalibrator>> Calibrated() =>
        ClassificationModels.CalibratedBinary(_ml, _data.Schema, _weights, .05f);

    private string Labels(ITransformer model) => Show.Rows(model.Transform(_data), "PredictedLabel");

    private ITransformer Reload(ITransformer model)
    {
        var stream = new MemoryStream();
        _ml.Model.Save(model, _data.Schema, stream);
        stream.Position = 0;
        return _ml.Model.Load(stream, out _);
    }

    private sealed class Bare
    {
        public float Label { get; set; }
    }

    private sealed class Prediction
    {
        public bool PredictedLabel { get; set; }

        public float Score { get; set; }

        public float Probability { get; set; }
    }
}
