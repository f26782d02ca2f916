using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Transforms;

namespace Autograd.MLNet.Tests.Platform;

/// <summary>The numbers that the normalisers make, to the bit.</summary>
[TestClass]
public sealed class NormalizationTests
{
    private readonly MLContext _ml = new(1);

    // A slot of mixed signs, a positive one and a constant one.
    private static readonly Row[] Dense = Row.Of([-2, 1, 7], [.5f, 3, 7], [3, 10, 7], [.1f, 4, 7]);

    [TestMethod]
    public void MinMaxKeepsZero() =>
        Assert.AreEqual(
            "[-0.6666667 0.1 0] | [0.16666667 0.3 0] | [1 1 0] | [0.033333335 0.4 0]",
            Fit(_ml.Transforms.NormalizeMinMax("Features"), Dense));

    [TestMethod]
    public void MinMaxMayMoveZero() =>
        Assert.AreEqual(
            "[of 3] | [0.5 0.22222222 0] | [1 1 0] | [0.42 0.33333334 0]",
            Fit(_ml.Transforms.NormalizeMinMax("Features", fixZero: false), Dense));

    [TestMethod]
    public void MeanVarianceKeepsZero() =>
        Assert.AreEqual(
            "[-1.0984701 0.17817417 0] | [0.27461752 0.53452253 0] | [1.6477051 1.7817416 0] | [0.054923505 0.7126967 0]",
            Fit(_ml.Transforms.NormalizeMeanVariance("Features"), Dense));

    [TestMethod]
    public void MeanVarianceMayMoveZero() =>
        Assert.AreEqual(
            "[-1.351175 -1.0434984 0] | [0.05629895 -0.4472136 0] | [1.4637728 1.6397833 0] | [-0.16889687 -0.1490712 0]",
            Fit(_ml.Transforms.NormalizeMeanVariance("Features", fixZero: false), Dense));

    [TestMethod]
    public void MeanVarianceByCumulativeDistribution() =>
        Assert.AreEqual(
            "[0.08834055 0.14840063 0] | [0.5224481 0.32737106 0] | [0.92836547 0.94949317 0] | [0.4329396 0.4407492 0]",
            Fit(_ml.Transforms.NormalizeMeanVariance("Features", useCdf: true), Dense));

    [TestMethod]
    public void MinMaxOnlyLearnsFromTheFirstExamples() =>
        Assert.AreEqual(
            "[-1 0.33333334 0] | [0.25 1 0] | [1.5 3.3333335 0] | [0.05 1.3333334 0]",
            Fit(_ml.Transforms.NormalizeMinMax("Features", maximumExampleCount: 2), Dense));

    [TestMethod]
    public void MeanVarianceOnlyLearnsFromTheFirstExamples() =>
        Assert.AreEqual(
            "[-1.3719888 0.4472136 0] | [0.3429972 1.3416407 0] | [2.0579832 4.472136 0] | [0.06859944 1.7888544 0]",
            Fit(_ml.Transforms.NormalizeMeanVariance("Features", maximumExampleCount: 2), Dense));

    [TestMethod]
    public void MissingValuesAreNotLearntFromAndStayMissing()
    {
        var rows = Row.Of([1, float.NaN, 1], [float.NaN, 2, 1], [4, 8, float.NaN]);
        Assert.AreEqual("[0.25 NaN 0] | [NaN 0.25 0] | [1 1 NaN]", Fit(_ml.Transforms.NormalizeMinMax("Features"), rows));
        Assert.AreEqual(
            "[0.3429972 NaN 0] | [NaN 0.3429972 0] | [1.3719888 1.3719888 NaN]",
            Fit(_ml.Transforms.NormalizeMeanVariance("Features"), rows));
    }

    [TestMethod]
    public void SparseVectorsStaySparseWhereZeroIsKept()
    {
        Sparse[] rows =
        [
            new() { Features = new(4, 2, [2, 4], [0, 2]) },
            new() { Features = new(4, 1, [-1], [2]) },
            new() { Features = new(4, [1, 2, 3, 4]) }
        ];
        var data = _ml.Data.LoadFromEnumerable(rows);
        Assert.AreEqual(
            "[1 0 1 0] | [2:-0.25 of 4] | [0.5 1 0.75 1]",
            Show.Rows(_ml.Transforms.NormalizeMinMax("Features").Fit(data).Transform(data)));
        Assert.AreEqual(
            "[1.5491934 0 1.3587323 0] | [2:-0.3396831 of 4] | [0.7745967 1.7320509 1.0190493 1.7320509]",
            Show.Rows(_ml.Transforms.NormalizeMeanVariance("Features").Fit(data).Transform(data)));
        Assert.AreEqual(
            "[1 0 1 0] | [of 4] | [0.5 1 0.8 1]",
            Show.Rows(_ml.Transforms.NormalizeMinMax("Features", fixZero: false).Fit(data).Transform(data)));
        Assert.AreEqual(
            "[1.2247448 -0.70710677 0.9258201 -0.70710677] | [-1.2247448 -0.70710677 -1.3887302 -0.70710677] | [0 1.4142134 0.46291006 1.4142134]",
            Show.Rows(_ml.Transforms.NormalizeMeanVariance("Features", fixZero: false).Fit(data).Transform(data)));
    }

    [TestMethod]
    public void SingleNumbersAreNormalizedIntoAnotherColumn()
    {
        var data = _ml.Data.LoadFromEnumerable(Dense);
        var minMax = _ml.Transforms.NormalizeMinMax("Scaled", "Label").Fit(data).Transform(data);
        Assert.AreEqual("Label: Single, Features: Vector<Single, 3>, Scaled: Single", Show.Schema(minMax.Schema));
        Assert.AreEqual("0 0 | 1 0.33333334 | 2 0.6666667 | 3 1", Show.Rows(minMax, "Label", "Scaled"));
        var meanVariance = _ml.Transforms.NormalizeMeanVariance("Scaled", "Label", fixZero: false).Fit(data).Transform(data);
        Assert.AreEqual("0 -1.3416407 | 1 -0.4472136 | 2 0.4472136 | 3 1.3416407", Show.Rows(meanVariance, "Label", "Scaled"));
    }

    [TestMethod]
    public void SeveralColumnsAreNormalizedAtOnce()
    {
        var data = _ml.Data.LoadFromEnumerable(Dense);
        var pairs = new InputOutputColumnPair[] { new("A", "Label"), new("B", "Features") };
        var result = _ml.Transforms.NormalizeMinMax(pairs).Fit(data).Transform(data);
        Assert.AreEqual(
            "0 [-0.6666667 0.1 0] | 0.33333334 [0.16666667 0.3 0] | 0.6666667 [1 1 0] | 1 [0.033333335 0.4 0]",
            Show.Rows(result, "A", "B"));
    }

    [TestMethod]
    public void TheOutputIsMarkedAsNormalized()
    {
        var data = _ml.Data.LoadFromEnumerable(Dense);
        var schema = _ml.Transforms.NormalizeMinMax("Features").Fit(data).Transform(data).Schema;
        Assert.IsFalse(data.Schema["Features"].IsNormalized());
        Assert.IsTrue(schema["Features"].IsNormalized());
    }

    [TestMethod]
    public void WithoutRowsThereIsNothingToLearn()
    {
        var data = _ml.Data.LoadFromEnumerable(Array.Empty<Row>());
        var model = _ml.Transforms.NormalizeMinMax("Features").Fit(data);
        Assert.AreEqual("[of 3] | [of 3] | [of 3] | [of 3]", Show.Rows(model.Transform(_ml.Data.LoadFromEnumerable(Dense)), "Features"));
    }

    private string Fit(NormalizingEstimator normalizer, Row[] rows)
    {
        var data = _ml.Data.LoadFromEnumerable(rows);
        return Show.Rows(normalizer.Fit(data).Transform(data), "Features");
    }

    private sealed class Sparse
    {
        [VectorType(4)] public VBuffer<float> Features;
    }
}
