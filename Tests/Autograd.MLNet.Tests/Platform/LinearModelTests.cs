using System.Globalization;
using System.Numerics.Tensors;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;

namespace Autograd.MLNet.Tests.Platform;

/// <summary>Linear models in ML.NET's own prediction transformer.</summary>
/// <remarks>The order in which a long dot product is summed depends on the processor, so long vectors hold numbers whose sum is exact.</remarks>
[TestClass]
public sealed class LinearModelTests
{
    private readonly MLContext _ml = new(1);

    [TestMethod]
    public void TheScoreIsTheDotProductPlusTheBias()
    {
        var data = _ml.Data.LoadFromEnumerable(Row.Of([1, 2, 3], [.1f, .2f, .3f], [float.NaN, 0, 0]));
        var model = RegressionModels.Linear(_ml, data.Schema, [.7f, -1.3f, 2.1f], .05f);
        Assert.AreEqual("4.45 | 0.49 | NaN", Show.Rows(model.Transform(data), "Score"));
    }

    [TestMethod]
    public void DenseScoresAreThoseOfTheTensorPrimitives()
    {
        var random = new Random(3);
        var weights = Enumerable.Range(0, 40).Select(_ => random.NextSingle() - .5f).ToArray();
        var features = Enumerable.Range(0, 40).Select(_ => random.NextSingle() - .5f).ToArray();
        var data = _ml.Data.LoadFromEnumerable([new Long { Features = new(40, features) }]);
        var score = TensorPrimitives.Dot<float>(weights, features) + .25f;
        var model = RegressionModels.Linear(_ml, data.Schema, weights, .25f);
        Assert.AreEqual(score.ToString(CultureInfo.InvariantCulture), Show.Rows(model.Transform(data), "Score"));
    }

    [TestMethod]
    public void SparseFeaturesScoreLikeDenseOnes()
    {
        Long[] rows =
        [
            new() { Features = new(40, 3, [1, 2, 3], [0, 17, 39]) },
            new() { Features = new(40, 0, [], []) },
            new() { Features = new(40, [.. Enumerable.Range(0, 40)]) }
        ];
        var data = _ml.Data.LoadFromEnumerable(rows);
        var model = RegressionModels.Linear(_ml, data.Schema, [.. Enumerable.Range(1, 40)], .5f);
        Assert.AreEqual("157.5 | 0.5 | 21320.5", Show.Rows(model.Transform(data), "Score"));
    }

    [TestMethod]
    public void SparseScoresToTheBit()
    {
        Long[] rows = [new() { Features = new(40, 3, [1.1f, 2.2f, 3.3f], [0, 17, 39]) }];
        var data = _ml.Data.LoadFromEnumerable(rows);
        var weights = Enumerable.Range(1, 40).Select(index => 1f / index).ToArray();
        Assert.AreEqual("1.8047222", Show.Rows(RegressionModels.Linear(_ml, data.Schema, weights, .5f).Transform(data), "Score"));
    }

    [TestMethod]
    public void PoissonScoresAreExponentials()
    {
        var data = _ml.Data.LoadFromEnumerable(Row.Of([1, 2, 3], [0, 0, 0], [0, 0, 100]));
        var model = RegressionModels.Poisson(_ml, data.Schema, [.5f, .25f, 1], -1);
        Assert.AreEqual("20.085537 | 0.36787945 | Infinity", Show.Rows(model.Transform(data), "Score"));
    }

    [TestMethod]
    public void TheModelShowsWeightsAndBias()
    {
        var data = _ml.Data.LoadFromEnumerable(Row.Numbered(1));
        var model = RegressionModels.Linear(_ml, data.Schema, [1, 2, 3], 4).Model;
        CollectionAssert.AreEqual(new float[] { 1, 2, 3 }, model.Weights.ToArray());
        Assert.AreEqual(4f, model.Bias);
        Assert.AreEqual("Microsoft.ML.Trainers.LinearRegressionModelParameters", model.GetType().FullName);
    }

    [TestMethod]
    public void TheTransformerNamesItsFeatures()
    {
        var data = _ml.Data.LoadFromEnumerable(Row.Numbered(1));
        var transformer = RegressionModels.Linear(_ml, data.Schema, [1, 2, 3], 4);
        Assert.AreEqual("Features", transformer.FeatureColumnName);
        Assert.AreEqual("Vector<Single, 3>", transformer.FeatureColumnType.ToString());
        Assert.IsTrue(((ITransformer)transformer).IsRowToRowMapper);
    }

    [TestMethod]
    public void TheScoreColumnSaysWhatItIs()
    {
        var data = _ml.Data.LoadFromEnumerable(Row.Numbered(1));
        var schema = RegressionModels.Linear(_ml, data.Schema, [1, 2, 3], 4).Transform(data).Schema;
        Assert.AreEqual("Label: Single, Features: Vector<Single, 3>, Score: Single", Show.Schema(schema));

        var annotations = schema["Score"].Annotations;
        Assert.AreEqual(
            "ScoreColumnSetId: Key<UInt32, 0-2147483646>, ScoreColumnKind: String, ScoreValueKind: String",
            Show.Schema(annotations.Schema));
        var text = default(ReadOnlyMemory<char>);
        annotations.GetValue("ScoreColumnKind", ref text);
        Assert.AreEqual("Regression", text.ToString());
        annotations.GetValue("ScoreValueKind", ref text);
        Assert.AreEqual("Score", text.ToString());
        var set = 0u;
        annotations.GetValue("ScoreColumnSetId", ref set);
        Assert.AreEqual(1u, set);
    }

    [TestMethod]
    public void AScoreOverAScoreJoinsTheNextSet()
    {
        var data = _ml.Data.LoadFromEnumerable(Row.Numbered(1));
        var model = RegressionModels.Linear(_ml, data.Schema, [1, 2, 3], 4);
        var twice = model.Transform(model.Transform(data));
        Assert.AreEqual("Label: Single, Features: Vector<Single, 3>, (Score: Single), Score: Single", Show.Schema(twice.Schema));
        var set = 0u;
        twice.Schema["Score"].Annotations.GetValue("ScoreColumnSetId", ref set);
        Assert.AreEqual(2u, set);
    }

    [TestMethod]
    [DataRow(float.NaN)]
    [DataRow(float.PositiveInfinity)]
    public void WeightsMustBeFinite(float value)
    {
        Assert.AreEqual(
            "ArgumentOutOfRangeException: Cannot initialize linear predictor with non-finite weights (Parameter 'weights')",
            Show.Error(() => RegressionModels.NewLinear(_ml, new VBuffer<float>(2, [1, value]), 0)));
        Assert.AreEqual(
            "ArgumentOutOfRangeException: Cannot initialize linear predictor with non-finite bias (Parameter 'bias')",
            Show.Error(() => RegressionModels.NewLinear(_ml, new VBuffer<float>(2, [1, 2]), value)));
    }

    [TestMethod]
    public void SparseWeightsScoreAsWell()
    {
        var model = RegressionModels.NewLinear(_ml, new VBuffer<float>(4, 2, [5, 6], [1, 3]), 1);
        Assert.AreEqual("0 5 0 6", string.Join(' ', model.Weights.Select(weight => weight.ToString(CultureInfo.InvariantCulture))));
    }

    [TestMethod]
    public void TheTransformerSatisfiesItsInterfaces()
    {
        var data = _ml.Data.LoadFromEnumerable(Row.Numbered(1));
        object transformer = RegressionModels.Linear(_ml, data.Schema, [1, 2, 3], 4);
        Assert.IsInstanceOfType<ISingleFeaturePredictionTransformer<LinearRegressionModelParameters>>(transformer);
        Assert.IsInstanceOfType<IPredictionTransformer<LinearModelParameters>>(transformer);
        Assert.IsInstanceOfType<ISingleFeaturePredictionTransformer<object>>(transformer);
    }

    private sealed class Long
    {
        [VectorType(40)] public VBuffer<float> Features;
    }
}
