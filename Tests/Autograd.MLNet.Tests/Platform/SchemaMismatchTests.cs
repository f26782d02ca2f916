using Microsoft.ML;
using Microsoft.ML.Data;

namespace Autograd.MLNet.Tests.Platform;

/// <summary>What is said when columns are missing or of the wrong type.</summary>
[TestClass]
public sealed class SchemaMismatchTests
{
    private readonly MLContext _ml = new(1);
    private readonly IDataView _data;

    public SchemaMismatchTests() => _data = _ml.Data.LoadFromEnumerable([new Mixed()]);

    [TestMethod]
    public void ConcatenateOfAMissingColumn() =>
        Assert.AreEqual(
            "ArgumentOutOfRangeException: Could not find input column 'Nope' (Parameter 'inputSchema')",
            Show.Error(() => _ml.Transforms.Concatenate("All", "Number", "Nope").Fit(_data).Transform(_data)));

    [TestMethod]
    public void ConcatenateOfDifferentTypes() =>
        Assert.AreEqual(
            "ArgumentOutOfRangeException: Schema mismatch for input column 'Text': expected Single, got String (Parameter 'inputSchema')",
            Show.Error(() => _ml.Transforms.Concatenate("All", "Number", "Text").Fit(_data).Transform(_data)));

    [TestMethod]
    public void ConcatenateInAChain()
    {
        var copy = _ml.Transforms.CopyColumns("Copy", "Number");
        Assert.AreEqual(
            "ArgumentOutOfRangeException: Could not find input column 'Nope' (Parameter 'inputSchema')",
            Show.Error(() => copy.Append(_ml.Transforms.Concatenate("All", "Number", "Nope")).Fit(_data)));
        Assert.AreEqual(
            "InvalidOperationException: Concatenated columns should have the same type. Column 'Text' has type of String, but expected column type is Single.",
            Show.Error(() => copy.Append(_ml.Transforms.Concatenate("All", "Number", "Text")).Fit(_data)));
    }

    [TestMethod]
    public void ConcatenateOfAnUnsizedVector()
    {
        var model = _ml.Transforms.Concatenate("Features", "Number", "Unsized").Fit(_data);
        Assert.AreEqual("Vector<Single>", model.GetOutputSchema(_data.Schema)["Features"].Type.ToString());
    }

    [TestMethod]
    public void CopyOfAMissingColumn() =>
        Assert.AreEqual(
            "ArgumentOutOfRangeException: Could not find input column 'Nope' (Parameter 'inputSchema')",
            Show.Error(() => _ml.Transforms.CopyColumns("Copy", "Nope").Fit(_data)));

    [TestMethod]
    public void NormalizationOfAMissingColumn() =>
        Assert.AreEqual(
            "ArgumentOutOfRangeException: Could not find input column 'Nope' (Parameter 'data')",
            Show.Error(() => _ml.Transforms.NormalizeMinMax("Nope").Fit(_data)));

    [TestMethod]
    public void NormalizationOfText() =>
        Assert.AreEqual(
            "ArgumentOutOfRangeException: Wrong column type for input column. Expected: Single, Double, Vector of Single or Vector of Double. Got: String. (Parameter 'srcType')",
            Show.Error(() => _ml.Transforms.NormalizeMinMax("Text").Fit(_data)));

    [TestMethod]
    public void NormalizationOfAnUnsizedVector() =>
        Assert.AreEqual(
            "ArgumentOutOfRangeException: Wrong column type for input column. Expected: Single, Double, Vector of Single or Vector of Double. Got: Vector<Single>. (Parameter 'srcType')",
            Show.Error(() => _ml.Transforms.NormalizeMeanVariance("Unsized").Fit(_data)));

    [TestMethod]
    public void TransformingDataWithoutTheColumn()
    {
        var model = _ml.Transforms.NormalizeMinMax("Features").Fit(_data);
        var other = _ml.Data.LoadFromEnumerable([new Other()]);
        Assert.AreEqual(
            "ArgumentOutOfRangeException: Could not find input column 'Features' (Parameter 'inputSchema')",
            Show.Error(() => model.Transform(other)));
        Assert.AreEqual(
            "ArgumentOutOfRangeException: Could not find input column 'Features' (Parameter 'inputSchema')",
            Show.Error(() => model.GetOutputSchema(other.Schema)));
    }

    [TestMethod]
    public void TransformingVectorsOfAnotherSize()
    {
        var model = _ml.Transforms.NormalizeMinMax("Features").Fit(_data);
        var wide = _ml.Data.LoadFromEnumerable([new Wide()]);
        var error = Assert.Throws<Exception>(() => Show.Rows(model.Transform(wide)));
        Assert.AreEqual("Operation is not valid due to the current state of the object.", error.GetBaseException().Message);
    }

    [TestMethod]
    public void ScoringDataWithoutFeatures()
    {
        var model = RegressionModels.Linear(_ml, _data.Schema, [1, 2, 3], 0);
        var other = _ml.Data.LoadFromEnumerable([new Other()]);
        Assert.AreEqual(
            "ArgumentOutOfRangeException: Features column 'Feature' not found (Parameter 'schema')",
            Show.Error(() => model.Transform(other)));
        Assert.AreEqual(
            "ArgumentOutOfRangeException: Could not find feature column 'Features' (Parameter 'inputSchema')",
            Show.Error(() => model.GetOutputSchema(other.Schema)));
    }

    [TestMethod]
    public void ScoringFeaturesOfAnotherSize()
    {
        var model = RegressionModels.Linear(_ml, _data.Schema, [1, 2, 3], 0);
        var wide = _ml.Data.LoadFromEnumerable([new Wide()]);
        Assert.AreEqual(
            "InvalidOperationException: Incompatible features column type: 'Vector<Single, 4>' vs 'Vector<Single, 3>'",
            Show.Error(() => model.Transform(wide)));
    }

    [TestMethod]
    public void AModelForAColumnThatIsMissing() =>
        Assert.AreEqual(
            "ArgumentOutOfRangeException: Could not find feature column 'Features' (Parameter 'featureColumn')",
            Show.Error(() => RegressionModels.Linear(_ml, _ml.Data.LoadFromEnumerable([new Other()]).Schema, [1, 2, 3], 0)));

    [TestMethod]
    public void AModelForAnotherNumberOfFeatures() =>
        Assert.AreEqual(
            "InvalidOperationException: Incompatible features column type: 'Vector<Single, 3>' vs 'Vector<Single, 2>'",
            Show.Error(() => RegressionModels.Linear(_ml, _data.Schema, [1, 2], 0)));

    private sealed class Mixed
    {
        public float Number { get; set; }
        public string Text = "";
        [VectorType(3)] public float[] Features = new float[3];
        public float[] Unsized = [];
    }

    private sealed class Other
    {
        public float Number { get; set; }
    }

    private sealed class Wide
    {
        [VectorType(4)] public float[] Features = new float[4];
    }
}
