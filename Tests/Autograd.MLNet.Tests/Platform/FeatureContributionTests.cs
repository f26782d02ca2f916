using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;
using Microsoft.ML.Transforms;

namespace Autograd.MLNet.Tests.Platform;

/// <summary>What each feature adds to the score of a linear model.</summary>
[TestClass]
public sealed class FeatureContributionTests
{
    private static readonly float[] _weights = [1, 2, -1, 2, -3, .5f];

    private readonly MLContext _ml = new(1);
    private readonly IDataView _data;

    public FeatureContributionTests() => _data = _ml.Data.LoadFromEnumerable<Six>(
    [
        new() { Features = new(6, [1, -2, 3, -4, 5, 6]) },
        new() { Features = new(6, 3, [2, -2, 2], [1, 3, 5]) },
        new() { Features = new(6, [2, 1, .5f, -1, -.5f, float.NaN]) },
        new() { Features = new(6, 0, [], []) },
        new() { Features = new(6, [1, 1, 1, 1, 1, 1]) }
    ]);

    [TestMethod]
    public void TheLargestContributionIsOne() => Assert.AreEqual(
        "[0.06666667 -0.26666668 -0.20000002 -0.53333336 -1 0.20000002] | [1:1 3:-1 5:0.25 of 6] | "
        + "[0:1 1:1 2:-0.25 3:-1 4:0.75 of 6] | [of 6] | [0.33333334 0.6666667 -0.33333334 0.6666667 -1 0.16666667]",
        Contributions(_ml.Transforms.CalculateFeatureContribution(Regression())));

    [TestMethod]
    public void WithoutNormalisationTheyAreProducts() => Assert.AreEqual(
        "[1 -4 -3 -8 -15 3] | [1:4 3:-4 5:1 of 6] | [0:2 1:2 2:-0.5 3:-2 4:1.5 of 6] | [of 6] | [1 2 -1 2 -3 0.5]",
        Contributions(_ml.Transforms.CalculateFeatureContribution(RegressionModels.Poisson(_ml, _data.Schema, _weights, 7), normalize: false)));

    [TestMethod]
    public void TheLargestOfEitherSignAreKept()
    {
        var model = ClassificationModels.Binary(_ml, _data.Schema, _weights, 7);
        Assert.AreEqual(
            "[3:-0.53333336 4:-1 5:0.20000002 of 6] | [1:1 3:-1 of 6] | [1:1 2:-0.25 3:-1 of 6] | [of 6] | [2:-0.33333334 3:0.6666667 4:-1 of 6]",
            Contributions(_ml.Transforms.CalculateFeatureContribution(model, 1, 2)));
    }

    [TestMethod]
    public void WhichOfEqualContributionsAreKept()
    {
        var model = RegressionModels.Linear(_ml, _data.Schema, [1, 1, 1, 1, 1, 1], 0);
        Assert.AreEqual(
            "[1:-2 3:-4 4:5 5:6 of 6] | [1:2 3:-2 5:2 of 6] | [0:2 1:1 3:-1 4:-0.5 of 6] | [of 6] | [1:1 5:1 of 6]",
            Contributions(_ml.Transforms.CalculateFeatureContribution(model, 2, 2, normalize: false)));
    }

    [TestMethod]
    public void CalibratedModelsExplainTheirScores()
    {
        var model = ClassificationModels.CalibratedBinary(_ml, _data.Schema, _weights, 7);
        Assert.AreEqual(
            "[4:-15 of 6] | [3:-4 of 6] | [3:-2 of 6] | [of 6] | [4:-3 of 6]",
            Contributions(_ml.Transforms.CalculateFeatureContribution(model, 0, 1, normalize: false)));
    }

    [TestMethod]
    public void SparseWeightsContributeAsWell()
    {
        var parameters = ClassificationModels.NewLinear(_ml, new VBuffer<float>(6, 2, [2, -3], [1, 3]), 1, null);
        var model = ClassificationModels.BinaryTransformer<LinearBinaryModelParameters>.Create(_ml, parameters, _data.Schema, "Features", null, 0, "Score");
        Assert.AreEqual(
            "[1:-0.33333334 3:1 of 6] | [1:0.6666667 3:1 of 6] | [1:0.6666667 3:1 of 6] | [of 6] | [1:0.6666667 3:-1 of 6]",
            Contributions(_ml.Transforms.CalculateFeatureContribution(model)));
    }

    [TestMethod]
    public void SlotNamesOfTheFeaturesSurvive()
    {
        var rows = _ml.Data.LoadFromEnumerable(Row.Of([1, 2, 3]));
        var data = _ml.Transforms.Concatenate("Features", "Label", "Features").Fit(rows).Transform(rows);
        var model = RegressionModels.Linear(_ml, data.Schema, [1, 2, 3, 4], 1);
        var schema = _ml.Transforms.CalculateFeatureContribution(model).Fit(data).GetOutputSchema(data.Schema);
        Assert.AreEqual("Vector<Single, 4>", schema["FeatureContributions"].Type.ToString());
        Assert.AreEqual("SlotNames=[0:Label of 4]", ColumnAnnotations.Of(schema["FeatureContributions"]));
    }

    [TestMethod]
    public void ALoadedTransformerExplainsTheSame()
    {
        var model = ClassificationModels.CalibratedBinary(_ml, _data.Schema, _weights, 7);
        var transformer = _ml.Transforms.CalculateFeatureContribution(model, 2, 1, normalize: false).Fit(_data);
        var stream = new MemoryStream();
        _ml.Model.Save(transformer, _data.Schema, stream);
        stream.Position = 0;
        var loaded = _ml.Model.Load(stream, out _);
        Assert.IsInstanceOfType<FeatureContributionCalculatingTransformer>(loaded);
        Assert.AreEqual(Show.Rows(transformer.Transform(_data)), Show.Rows(loaded.Transform(_data)));
    }

    [TestMethod]
    public void CountsAndColumnsThatDoNotFit()
    {
        Assert.AreEqual(
            "InvalidOperationException: Number of top contribution must be non negative",
            Show.Error(() => _ml.Transforms.CalculateFeatureContribution(Regression(), -1)));
        Assert.AreEqual(
            "InvalidOperationException: Number of bottom contribution must be non negative",
            Show.Error(() => _ml.Transforms.CalculateFeatureContribution(Regression(), 1, -1)));

        var rows = _ml.Data.LoadFromEnumerable(Row.Numbered(2));
        var scalar = _ml.Transforms.CopyColumns("Features", "Label").Fit(rows).Transform(rows);
        Assert.AreEqual(
            "ArgumentOutOfRangeException: Schema mismatch for feature column 'Features': expected vector of Single, got Single (Parameter 'schema')",
            Show.Error(() => _ml.Transforms.CalculateFeatureContribution(Regression()).Fit(scalar)));
        Assert.AreEqual(
            "ArgumentOutOfRangeException: Schema mismatch for column column 'Features': expected known-size vector of Single, got Single (Parameter 'inputSchema')",
            Show.Error(() => _ml.Transforms.CalculateFeatureContribution(Regression()).GetOutputSchema(Shapes.Of(scalar.Schema))));
    }

    private RegressionPredictionTransformer<LinearRegressionModelParameters> Regression() => RegressionModels.Linear(_ml, _data.Schema, _weights, 7);

    private string Contributions(FeatureContributionCalculatingEstimator estimator) =>
        Show.Rows(estimator.Fit(_data).Transform(_data), "FeatureContributions");

    private sealed class Six
    {
        [VectorType(6)] public VBuffer<float> Features;
    }
}
