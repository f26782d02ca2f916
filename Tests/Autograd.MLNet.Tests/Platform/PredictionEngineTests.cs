using System.Globalization;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;

namespace Autograd.MLNet.Tests.Platform;

/// <summary>Predicting one object at a time.</summary>
[TestClass]
public sealed class PredictionEngineTests
{
    private readonly MLContext _ml = new(1);
    private readonly IDataView _data;
    private readonly TransformerChain<RegressionPredictionTransformer<LinearRegressionModelParameters>> _model;

    public PredictionEngineTests()
    {
        _data = _ml.Data.LoadFromEnumerable(Row.Of([1, 2, 3], [4, 5, 60]));
        var chain = _ml.Transforms.NormalizeMinMax("Features").Fit(_data);
        _model = chain.Append(RegressionModels.Linear(_ml, chain.GetOutputSchema(_data.Schema), [.1f, .2f, .3f], .4f));
    }

    [TestMethod]
    public void PredictionsAreThoseOfTransform()
    {
        using var engine = _ml.Model.CreatePredictionEngine<Row, Prediction>(_model);
        var scores = Row.Of([1, 2, 3], [4, 5, 60]).Select(row => engine.Predict(row).Score.ToString(CultureInfo.InvariantCulture));
        Assert.AreEqual(Show.Rows(_model.Transform(_data), "Score"), string.Join(" | ", scores));
    }

    [TestMethod]
    public void APredictionObjectCanBeReused()
    {
        using var engine = _ml.Model.CreatePredictionEngine<Row, Prediction>(_model);
        var prediction = new Prediction();
        var same = prediction;
        engine.Predict(new Row { Features = [4, 5, 60] }, ref prediction);
        Assert.AreSame(same, prediction);
        Assert.AreEqual(1f, prediction.Score);
    }

    [TestMethod]
    public void TheEngineShowsItsOutputSchema()
    {
        using var engine = _ml.Model.CreatePredictionEngine<Row, Prediction>(_model);
        Assert.AreEqual(
            "Label: Single, (Features: Vector<Single, 3>), Features: Vector<Single, 3>, Score: Single",
            Show.Schema(engine.OutputSchema));
    }

    [TestMethod]
    public void PredictionsMayCarryInputsAndVectors()
    {
        using var engine = _ml.Model.CreatePredictionEngine<Row, Echo>(_model);
        var echo = engine.Predict(new Row { Label = 7, Features = [4, 5, 60] });
        Assert.AreEqual(7f, echo.Label);
        CollectionAssert.AreEqual(new float[] { 1, 1, 1 }, echo.Features);
    }

    [TestMethod]
    public void InputsWithoutTheFeaturesAreRefused() =>
        Assert.AreEqual(
            "ArgumentOutOfRangeException: Could not find input column 'Features' (Parameter 'inputSchema')",
            Show.Error(() => _ml.Model.CreatePredictionEngine<Prediction, Prediction>(_model)));

    [TestMethod]
    public void OutputsWithoutAColumnKeepTheirValueUnlessForbidden()
    {
        using var engine = _ml.Model.CreatePredictionEngine<Row, Unknown>(_model);
        Assert.AreEqual(5f, engine.Predict(new Row()).Unheard);
        Assert.AreEqual(
            "ArgumentOutOfRangeException: Could not find  column 'Unheard' (Parameter 'Schema')",
            Show.Error(() => _ml.Model.CreatePredictionEngine<Row, Unknown>(_model, ignoreMissingColumns: false)));
    }

    [TestMethod]
    public void TheInputSchemaCanBeGiven()
    {
        using var engine = _ml.Model.CreatePredictionEngine<Row, Prediction>(_model, _data.Schema);
        Assert.AreEqual(1f, engine.Predict(new Row { Features = [4, 5, 60] }).Score);
    }

    private sealed class Prediction
    {
        public float Score { get; set; }
    }

    private sealed class Echo
    {
        public float Label { get; set; }
        [VectorType(3)] public float[]? Features { get; set; }
    }

    private sealed class Unknown
    {
        public float Unheard { get; set; } = 5;
    }
}
