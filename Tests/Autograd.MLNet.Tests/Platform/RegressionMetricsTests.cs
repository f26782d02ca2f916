using Microsoft.ML;
using Microsoft.ML.Data;

namespace Autograd.MLNet.Tests.Platform;

/// <summary>What <c>Regression.Evaluate</c> makes of labels and scores.</summary>
[TestClass]
public sealed class RegressionMetricsTests
{
    private readonly MLContext _ml = new(1);

    [TestMethod]
    public void MetricsOfFourPredictions() =>
        Assert.AreEqual(
            "mae 0.5625 mse 0.390625 rmse 0.625 loss 0.390625 r2 0.8214285714285714",
            Metrics((1, 1.5f), (2, 1.75f), (3, 3.5f), (5, 4)));

    [TestMethod]
    public void PerfectPredictions() => Assert.AreEqual("mae 0 mse 0 rmse 0 loss 0 r2 1", Metrics((1, 1), (2, 2)));

    [TestMethod]
    public void ConstantLabels() => Assert.AreEqual("mae 1 mse 1 rmse 1 loss 1 r2 NaN", Metrics((2, 1), (2, 3)));

    [TestMethod]
    public void ASinglePrediction() => Assert.AreEqual("mae 1 mse 1 rmse 1 loss 1 r2 NaN", Metrics((2, 1)));

    [TestMethod]
    public void NoPredictions() => Assert.AreEqual("mae 0 mse 0 rmse 0 loss 0 r2 0", Metrics());

    [TestMethod]
    public void MissingLabelsAreLeftOut() =>
        Assert.AreEqual(
            "mae 0.375 mse 0.15625 rmse 0.39528470752104744 loss 0.15625 r2 0.375",
            Metrics((1, 1.5f), (float.NaN, 7), (2, 1.75f)));

    [TestMethod]
    public void MissingScoresCount() => Assert.AreEqual("mae 0.5 mse 0.25 rmse 0.5 loss 0.25 r2 NaN", Metrics((1, 1.5f), (2, float.NaN)));

    [TestMethod]
    public void LargeValuesKeepDoublePrecision() =>
        Assert.AreEqual(
            "mae 1666667179.3666668 mse 8.333338453334119E+18 rmse 2886752232.7581425 loss 8.333338631394907E+18 r2 0.958310008311465",
            Metrics((16777216, 16777214), (1, 1.1f), (3e10f, 2.5e10f)));

    [TestMethod]
    public void ColumnsCanBeNamed()
    {
        var data = _ml.Data.LoadFromEnumerable([new Prediction { Label = 1, Score = 2, Other = 4 }]);
        Assert.AreEqual(3, _ml.Regression.Evaluate(data, labelColumnName: "Other", scoreColumnName: "Label").MeanAbsoluteError);
    }

    [TestMethod]
    public void MissingColumnsAreNamed()
    {
        var data = _ml.Data.LoadFromEnumerable([new Prediction()]);
        Assert.AreEqual(
            "ArgumentOutOfRangeException: Nope column 'Score' not found (Parameter 'schema')",
            Show.Error(() => _ml.Regression.Evaluate(data, scoreColumnName: "Nope")));
        Assert.AreEqual(
            "ArgumentOutOfRangeException: Nope column 'Label' not found (Parameter 'schema')",
            Show.Error(() => _ml.Regression.Evaluate(data, labelColumnName: "Nope")));
    }

    [TestMethod]
    public void TheLabelMustBeANumber()
    {
        var data = _ml.Data.LoadFromEnumerable([new Prediction()]);
        Assert.AreEqual(
            "ArgumentOutOfRangeException: Schema mismatch for label column 'Text': expected Single, got String (Parameter 'schema')",
            Show.Error(() => _ml.Regression.Evaluate(data, labelColumnName: "Text")));
    }

    private string Metrics(params (float Label, float Score)[] pairs)
    {
        var data = _ml.Data.LoadFromEnumerable(pairs.Select(pair => new Prediction { Label = pair.Label, Score = pair.Score }));
        var metrics = _ml.Regression.Evaluate(data);
        return FormattableString.Invariant(
            $"mae {metrics.MeanAbsoluteError} mse {metrics.MeanSquaredError} rmse {metrics.RootMeanSquaredError} loss {metrics.LossFunction} r2 {metrics.RSquared}");
    }

    private sealed class Prediction
    {
        public float Label;
        public float Score;
        public float Other;
        public string Text = "";
    }
}
