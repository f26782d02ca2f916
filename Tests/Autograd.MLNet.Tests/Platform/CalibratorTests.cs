using System.Globalization;
using Microsoft.ML;
using Microsoft.ML.Calibrators;
using Microsoft.ML.Data;

namespace Autograd.MLNet.Tests.Platform;

/// <summary>Sigmoids that turn scores into probabilities.</summary>
[TestClass]
public sealed class CalibratorTests
{
    private readonly MLContext _ml = new(1);

    [TestMethod]
    public void TheProbabilityIsASigmoidOfTheScore()
    {
        var calibrator = ClassificationModels.NewPlatt(_ml, -1.25, .3);
        float[] scores = [-100, -1, 0, .1f, 3, 100, float.NaN, float.PositiveInfinity];
        Assert.AreEqual(
            "0 0.17508627 0.4255575 0.45636132 0.9692311 1 NaN 1",
            string.Join(' ', scores.Select(score => calibrator.PredictProbability(score).ToString(CultureInfo.InvariantCulture))));
    }

    [TestMethod]
    public void SlopeAndOffsetAreFitted() => Assert.AreEqual("-2.02563061095 1.69939066961", Fitted(_ml.BinaryClassification.Calibrators.Platt()));

    [TestMethod]
    public void HeavyExamplesPullTheSigmoid() => Assert.AreEqual(
        "-2.33350434846 1.97313847602", Fitted(_ml.BinaryClassification.Calibrators.Platt(exampleWeightColumnName: "Weight")));

    [TestMethod]
    public void AGivenSigmoidIsKept()
    {
        var calibrator = _ml.BinaryClassification.Calibrators.Platt(-2d, .5d);
        Assert.AreEqual("-2 0.5", Fitted(calibrator));
        var scored = Scored();
        var probabilities = calibrator.Fit(scored).Transform(scored);
        Assert.AreEqual("0.62245935 | 0.26894143 | 0.37754068 | 0.8807971", Show.Rows(_ml.Data.TakeRows(probabilities, 4), "Probability"));
    }

    [TestMethod]
    public void TheProbabilityBelongsToTheScore()
    {
        var scored = Scored();
        var schema = _ml.BinaryClassification.Calibrators.Platt().Fit(scored).GetOutputSchema(scored.Schema);
        Assert.AreEqual(
            "ScoreColumnSetId=1, ScoreColumnKind=BinaryClassification, ScoreValueKind=Score, IsNormalized=True",
            ColumnAnnotations.Of(schema["Probability"]));
    }

    [TestMethod]
    public void ALoadedCalibratorPredictsTheSameBits()
    {
        var scored = Scored();
        var model = _ml.BinaryClassification.Calibrators.Platt().Fit(scored);
        var stream = new MemoryStream();
        _ml.Model.Save(model, scored.Schema, stream);
        stream.Position = 0;
        var loaded = _ml.Model.Load(stream, out _);
        Assert.IsInstanceOfType<PlattCalibratorTransformer>(loaded);
        Assert.AreEqual(Show.Rows(model.Transform(scored), "Probability"), Show.Rows(loaded.Transform(scored), "Probability"));
    }

    [TestMethod]
    public void CalibrationNeedsScoresAndLabels()
    {
        var scored = Scored();
        Assert.AreEqual(
            "ArgumentOutOfRangeException: For trained calibrators, labelColumn must be specified. (Parameter 'labelColumn')",
            Show.Error(() => _ml.BinaryClassification.Calibrators.Platt("")));
        Assert.AreEqual(
            "ArgumentOutOfRangeException: Could not find weight column 'Weights' (Parameter 'weightColumn')",
            Show.Error(() => _ml.BinaryClassification.Calibrators.Platt(exampleWeightColumnName: "Weights").Fit(scored)));
        Assert.AreEqual(
            "InvalidOperationException: The data to calibrate contains no 'Margin' column.",
            Show.Error(() => _ml.BinaryClassification.Calibrators.Platt(-2d, .5d, "Margin").Fit(scored).Transform(scored)));
        Assert.AreEqual(
            "InvalidOperationException: Calibrator trained on zero instances.",
            Show.Error(() => _ml.BinaryClassification.Calibrators.Platt().Fit(Score([]))));
    }

    private string Fitted(IEstimator<CalibratorTransformer<PlattCalibrator>> estimator)
    {
        var calibrator = ((IPredictionTransformer<PlattCalibrator>)estimator.Fit(Scored())).Model;
        return string.Create(CultureInfo.InvariantCulture, $"{calibrator.Slope:G12} {calibrator.Offset:G12}");
    }

    private IDataView Scored() => Score([.. Enumerable.Range(0, 24).Select(index => new Example
    {
        Label = index % 3 == 0 || index == 10,
        Features = [(index % 3 == 0 ? 1.5f : .5f) + index % 7 * .25f, index, 0],
        Weight = 1 + index % 2
    })]);

    private IDataView Score(Example[] rows)
    {
        var data = _ml.Data.LoadFromEnumerable(rows);
        return ClassificationModels.Binary(_ml, data.Schema, [1, 0, 0], -1).Transform(data);
    }

    private sealed class Example
    {
        public bool Label { get; set; }

        public float Weight { get; set; }

        [VectorType(3)]
        public float[] Features { get; set; } = new float[3];
    }
}
