using Microsoft.ML;
using Microsoft.ML.Data;

namespace Autograd.MLNet.Tests.Platform;

/// <summary>Copying, concatenating and chaining.</summary>
[TestClass]
public sealed class PipelineTests
{
    private readonly MLContext _ml = new(1);

    [TestMethod]
    public void ConcatenateJoinsNumbersAndVectors()
    {
        var data = _ml.Data.LoadFromEnumerable(Row.Of([1, 2, 3], [4, 5, 6]));
        var result = _ml.Transforms.Concatenate("All", "Features", "Label").Fit(data).Transform(data);
        Assert.AreEqual("Label: Single, Features: Vector<Single, 3>, All: Vector<Single, 4>", Show.Schema(result.Schema));
        Assert.AreEqual("[1 2 3 0] | [4 5 6 1]", Show.Rows(result, "All"));
    }

    [TestMethod]
    public void ConcatenateOfOneVectorKeepsItsForm()
    {
        var data = _ml.Data.LoadFromEnumerable<Sparse>([new() { Vector = new(4, 1, [9], [2]) }]);
        var result = _ml.Transforms.Concatenate("All", "Vector").Fit(data).Transform(data);
        Assert.AreEqual("[2:9 of 4]", Show.Rows(result, "All"));
    }

    [TestMethod]
    public void ConcatenateDecidesBetweenDenseAndSparse()
    {
        Sparse[] rows =
        [
            new() { Vector = new(4, 1, [9], [2]), Number = 5 },
            new() { Vector = new(4, [1, 2, 3, 4]), Number = 5 },
            new() { Vector = new(4, 0, [], []) }
        ];
        var data = _ml.Data.LoadFromEnumerable(rows);
        var result = _ml.Transforms.Concatenate("All", "Vector", "Number").Fit(data).Transform(data);
        Assert.AreEqual("[2:9 4:5 of 5] | [1 2 3 4 5] | [4:0 of 5]", Show.Rows(result, "All"));
    }

    [TestMethod]
    public void ConcatenateWithoutNamesTakesItsOwn()
    {
        var data = _ml.Data.LoadFromEnumerable(Row.Of([1, 2, 3]));
        Assert.AreEqual("[1 2 3]", Show.Rows(_ml.Transforms.Concatenate("Features", "Features").Fit(data).Transform(data), "Features"));
        Assert.AreEqual(
            "ArgumentOutOfRangeException: Input columns not specified (Parameter 'inputColumnNames')",
            Show.Error(() => _ml.Transforms.Concatenate("Features").Fit(data)));
    }

    [TestMethod]
    public void CopiesAreEqual()
    {
        var data = _ml.Data.LoadFromEnumerable(Row.Of([1, 2, 3]));
        var result = _ml.Transforms.CopyColumns("A", "Label").Append(_ml.Transforms.CopyColumns("B", "Features")).Fit(data).Transform(data);
        Assert.AreEqual("Label: Single, Features: Vector<Single, 3>, A: Single, B: Vector<Single, 3>", Show.Schema(result.Schema));
        Assert.AreEqual("0 [1 2 3] 0 [1 2 3]", Show.Rows(result));
    }

    [TestMethod]
    public void AChainFitsEachStepOnTheOutputOfTheLast()
    {
        var data = _ml.Data.LoadFromEnumerable(Row.Of([1, 2, 3], [2, 4, 12]));
        var chain = _ml.Transforms.NormalizeMinMax("Features").Append(_ml.Transforms.NormalizeMinMax("Twice", "Features", fixZero: false));
        var model = chain.Fit(data);
        Assert.AreEqual("0 [0.5 0.5 0.25] [of 3] | 1 [1 1 1] [1 1 1]", Show.Rows(model.Transform(data)));
        Assert.AreEqual(Show.Schema(model.Transform(data).Schema), Show.Schema(model.GetOutputSchema(data.Schema)));
        Assert.HasCount(2, model);
        Assert.AreSame(model.Last(), model.LastTransformer);
    }

    [TestMethod]
    public void AnEmptyChainChangesNothing()
    {
        var data = _ml.Data.LoadFromEnumerable(Row.Numbered(2));
        Assert.AreSame(data, new EstimatorChain<ITransformer>().Fit(data).Transform(data));
    }

    [TestMethod]
    public void FittedTransformersCanBeAppended()
    {
        var data = _ml.Data.LoadFromEnumerable(Row.Of([1, 2, 3]));
        var copy = _ml.Transforms.CopyColumns("Copy", "Label").Fit(data);
        var linear = RegressionModels.Linear(_ml, data.Schema, [1, 2, 3], .5f);
        TransformerChain<RegressionPredictionTransformer<Microsoft.ML.Trainers.LinearRegressionModelParameters>> chain = copy.Append(linear);
        Assert.AreSame(linear, chain.LastTransformer);
        Assert.AreEqual("0 [1 2 3] 0 14.5", Show.Rows(chain.Transform(data)));
    }

    [TestMethod]
    public void TransformingIsLazyAndRepeatable()
    {
        var rows = Row.Of([1, 2, 3]);
        var data = _ml.Data.LoadFromEnumerable(rows);
        var result = _ml.Transforms.CopyColumns("Copy", "Label").Fit(data).Transform(data);
        Assert.AreEqual("0", Show.Rows(result, "Copy"));
        rows[0].Label = 9;
        Assert.AreEqual("9", Show.Rows(result, "Copy"));
    }

    private sealed class Sparse
    {
        [VectorType(4)] public VBuffer<float> Vector;
        public float Number;
    }
}
