using Microsoft.ML;
using Microsoft.ML.Data;
using static Microsoft.ML.Transforms.MissingValueReplacingEstimator;

namespace Autograd.MLNet.Tests.Platform;

/// <summary>What is put in place of missing numbers.</summary>
[TestClass]
public sealed class MissingValuesTests
{
    private const float None = float.NaN;

    private readonly MLContext _ml = new(1);

    [TestMethod]
    public void SingleNumbersAreReplaced()
    {
        var data = _ml.Data.LoadFromEnumerable(new[] { 3, None, -1, 3, 0, .5f, None }.Select(size => new Numbers { One = size, Two = size }));
        foreach (var (mode, expected) in new[]
        {
            (ReplacementMode.DefaultValue, "3 3 | 0 0 | -1 -1 | 3 3 | 0 0 | 0.5 0.5 | 0 0"),
            (ReplacementMode.Mean, "3 3 | 1.1 1.1 | -1 -1 | 3 3 | 0 0 | 0.5 0.5 | 1.1 1.1"),
            (ReplacementMode.Minimum, "3 3 | -1 -1 | -1 -1 | 3 3 | 0 0 | 0.5 0.5 | -1 -1"),
            (ReplacementMode.Maximum, "3 3 | 3 3 | -1 -1 | 3 3 | 0 0 | 0.5 0.5 | 3 3"),
            (ReplacementMode.Mode, "3 3 | 3 3 | -1 -1 | 3 3 | 0 0 | 0.5 0.5 | 3 3"),
        })
            Assert.AreEqual(expected, Show.Rows(_ml.Transforms.ReplaceMissingValues([new("One"), new("Two")], mode).Fit(data).Transform(data), "One", "Two"));
    }

    [TestMethod]
    public void VectorsAreReplacedBySlot()
    {
        var data = Vectors([1, None, None], [None, 4, None], [-3, 4, None], [2, 7, None]);
        foreach (var (mode, expected) in new[]
        {
            (ReplacementMode.DefaultValue, "[1 0 0] | [0 4 0] | [-3 4 0] | [2 7 0]"),
            (ReplacementMode.Mean, "[1 5 0] | [-1.110223E-16 4 0] | [-3 4 0] | [2 7 0]"),
            (ReplacementMode.Minimum, "[1 4 Infinity] | [-3 4 Infinity] | [-3 4 Infinity] | [2 7 Infinity]"),
            (ReplacementMode.Maximum, "[1 7 -Infinity] | [2 4 -Infinity] | [-3 4 -Infinity] | [2 7 -Infinity]"),
            (ReplacementMode.Mode, "[1 4 0] | [1 4 0] | [-3 4 0] | [2 7 0]"),
        })
            Assert.AreEqual(expected, Replace(data, mode));
    }

    [TestMethod]
    public void AllSlotsMayShareOneReplacement()
    {
        var data = Vectors([1, None, None], [None, 4, None], [-3, 4, None], [2, 7, None]);
        foreach (var (mode, expected) in new[]
        {
            (ReplacementMode.Mean, "[1 2.5 2.5] | [2.5 4 2.5] | [-3 4 2.5] | [2 7 2.5]"),
            (ReplacementMode.Minimum, "[1 -3 -3] | [-3 4 -3] | [-3 4 -3] | [2 7 -3]"),
            (ReplacementMode.Maximum, "[1 7 7] | [7 4 7] | [-3 4 7] | [2 7 7]"),
            (ReplacementMode.Mode, "[1 4 4] | [4 4 4] | [-3 4 4] | [2 7 4]"),
        })
            Assert.AreEqual(expected, Replace(data, mode, bySlot: false));
    }

    [TestMethod]
    public void SparseVectorsCountTheirZeros()
    {
        var data = _ml.Data.LoadFromEnumerable(
        [
            new Sparse { Values = new(5, 2, [4, None], [0, 3]) },
            new Sparse { Values = new(5, 2, [None, -2], [0, 3]) },
            new Sparse { Values = new(5, 2, [6, None], [0, 1]) },
        ]);
        foreach (var (mode, bySlot, expected) in new[]
        {
            (ReplacementMode.DefaultValue, true, "[0:4 of 5] | [3:-2 of 5] | [0:6 of 5]"),
            (ReplacementMode.Mean, true, "[0:4 3:-1 of 5] | [0:5 3:-2 of 5] | [0:6 of 5]"),
            (ReplacementMode.Minimum, true, "[0:4 3:-2 of 5] | [0:4 3:-2 of 5] | [0:6 of 5]"),
            (ReplacementMode.Maximum, true, "[0:4 of 5] | [0:6 3:-2 of 5] | [0:6 of 5]"),
            (ReplacementMode.Mode, true, "[0:4 3:-2 of 5] | [0:4 3:-2 of 5] | [0:6 of 5]"),
            (ReplacementMode.Mean, false, "[0:4 3:0.6666667 of 5] | [0:0.6666667 3:-2 of 5] | [0:6 1:0.6666667 of 5]"),
            (ReplacementMode.Minimum, false, "[0:4 3:-2 of 5] | [0:-2 3:-2 of 5] | [0:6 1:-2 of 5]"),
            (ReplacementMode.Maximum, false, "[0:4 3:6 of 5] | [0:6 3:-2 of 5] | [0:6 1:6 of 5]"),
        })
            Assert.AreEqual(expected, Show.Rows(_ml.Transforms.ReplaceMissingValues("Values", null, mode, bySlot).Fit(data).Transform(data)));
    }

    [TestMethod]
    public void InfiniteNumbersAreNotAveraged()
    {
        var data = Vectors([1, float.PositiveInfinity, 2], [None, None, float.NegativeInfinity], [5, 3, None]);
        foreach (var (mode, expected) in new[]
        {
            (ReplacementMode.Mean, "[1 Infinity 2] | [3 3 -Infinity] | [5 3 2]"),
            (ReplacementMode.Minimum, "[1 Infinity 2] | [1 3 -Infinity] | [5 3 -Infinity]"),
            (ReplacementMode.Maximum, "[1 Infinity 2] | [5 Infinity -Infinity] | [5 3 2]"),
            (ReplacementMode.Mode, "[1 Infinity 2] | [1 3 -Infinity] | [5 3 2]"),
        })
            Assert.AreEqual(expected, Replace(data, mode));
    }

    [TestMethod]
    public void DoublesBySlotPassOverInfiniteNumbers()
    {
        var data = _ml.Data.LoadFromEnumerable(
        [
            new Doubles { Values = [1, double.PositiveInfinity, double.NaN] },
            new Doubles { Values = [double.NaN, double.NaN, double.NaN] },
            new Doubles { Values = [-3, .1, double.NaN] },
        ]);
        Assert.AreEqual(
            "[1 Infinity -1.7976931348623157E+308] | [1 0.1 -1.7976931348623157E+308] | [-3 0.1 -1.7976931348623157E+308]",
            Show.Rows(_ml.Transforms.ReplaceMissingValues("Values", null, ReplacementMode.Maximum).Fit(data).Transform(data)));
        Assert.AreEqual(
            "[1 Infinity 1.7976931348623157E+308] | [-3 0.1 1.7976931348623157E+308] | [-3 0.1 1.7976931348623157E+308]",
            Show.Rows(_ml.Transforms.ReplaceMissingValues("Values", null, ReplacementMode.Minimum).Fit(data).Transform(data)));
        Assert.AreEqual(
            "[1 Infinity Infinity] | [Infinity Infinity Infinity] | [-3 0.1 Infinity]",
            Show.Rows(_ml.Transforms.ReplaceMissingValues("Values", null, ReplacementMode.Maximum, false).Fit(data).Transform(data)));
        Assert.AreEqual(
            "[1 Infinity 0] | [-1 0.1 0] | [-3 0.1 0]",
            Show.Rows(_ml.Transforms.ReplaceMissingValues("Values", null, ReplacementMode.Mean).Fit(data).Transform(data)));
    }

    [TestMethod]
    public void VectorsOfAnyLengthShareOneReplacement()
    {
        var data = _ml.Data.LoadFromEnumerable([new Unsized { Values = [1, None] }, new Unsized { Values = [2, 6, None] }]);
        var warnings = new List<string>();
        _ml.Log += (_, e) => warnings.Add(e.Message);
        Assert.AreEqual(
            "[1 3] | [2 6 3]",
            Show.Rows(_ml.Transforms.ReplaceMissingValues("Values", null, ReplacementMode.Mean).Fit(data).Transform(data)));
        Assert.IsTrue(warnings.Any(warning => warning.Contains("By-slot imputation can not be done on variable-length column", StringComparison.Ordinal)));
    }

    [TestMethod]
    public void ASlotWithoutNumbersIsWarnedOf()
    {
        var warnings = new List<string>();
        _ml.Log += (_, e) => warnings.Add(e.Message);
        var data = Vectors([None, 1, 2]);
        Assert.AreEqual("[0 1 2]", Replace(data, ReplacementMode.Mean));
        Assert.IsTrue(warnings.Any(warning =>
            warning.Contains("All values in this column are NAs, using default value for imputation", StringComparison.Ordinal)));
    }

    [TestMethod]
    public void NamesAndNormalizationStay()
    {
        var data = Vectors([1, None, 3]);
        var scaled = _ml.Transforms.Concatenate("All", "Features", "Label").Append(_ml.Transforms.NormalizeMinMax("All"))
            .Append(_ml.Transforms.ReplaceMissingValues("All", null, ReplacementMode.Mean)).Fit(data).Transform(data);
        Assert.AreEqual("Vector<Single, 4> {IsNormalized: True, SlotNames: [3:Label of 4]}", ShowColumn.Schema(scaled.Schema["All"]));
        var pipeline = _ml.Transforms.NormalizeMinMax("Features").Append(_ml.Transforms.ReplaceMissingValues("Filled", "Features"));
        Assert.AreEqual("Vector of Single {IsNormalized: Boolean}", ShowColumn.Shape(pipeline, data, "Filled"));
    }

    [TestMethod]
    public void OnlyRealNumbersAreReplaced()
    {
        var data = _ml.Data.LoadFromEnumerable(Sample.Rows);
        Assert.AreEqual(
            "ArgumentOutOfRangeException: Type 'String' is not supported by NAReplaceTransform since it doesn't have an NA value (Parameter "
            + "'inputSchema')",
            Show.Error(() => _ml.Transforms.ReplaceMissingValues("Town").Fit(data)));
        Assert.AreEqual(
            "ArgumentOutOfRangeException: Type 'Int32' is not supported by NAReplaceTransform since it doesn't have an NA value (Parameter "
            + "'inputSchema')",
            Show.Error(() => _ml.Transforms.ReplaceMissingValues("Count").Fit(data)));
        Assert.AreEqual(
            "ArgumentOutOfRangeException: Could not find input column 'Nope' (Parameter 'input')",
            Show.Error(() => _ml.Transforms.ReplaceMissingValues("Nope").Fit(data)));
        Assert.AreEqual(
            "ArgumentOutOfRangeException: Could not find input column 'Nope' (Parameter 'inputSchema')",
            Show.Error(() => _ml.Transforms.ReplaceMissingValues("Nope").Append(_ml.Transforms.CopyColumns("A", "Size")).Fit(data)));
        Assert.AreEqual(
            "ArgumentOutOfRangeException: Type 'String' is not supported by NAReplaceTransform since it doesn't have an NA value (Parameter "
            + "'inputSchema')",
            Show.Error(() => _ml.Transforms.ReplaceMissingValues("Town").Append(_ml.Transforms.CopyColumns("A", "Size")).Fit(data)));
        var keys = _ml.Transforms.Conversion.MapValueToKey("Town").Fit(data).Transform(data);
        Assert.AreEqual(
            "ArgumentOutOfRangeException: Type 'Key<UInt32, 0-1>' is not supported by NAReplaceTransform since its NA value is equivalent to "
            + "its default value (Parameter 'inputSchema')",
            Show.Error(() => _ml.Transforms.ReplaceMissingValues("Town").Fit(keys)));
    }

    [TestMethod]
    public void TheVectorsMustHaveTheLengthThatWasLearnt()
    {
        var model = _ml.Transforms.ReplaceMissingValues("Values", "Features", ReplacementMode.Mean).Fit(Vectors([1, None, 3]));
        var longer = _ml.Data.LoadFromEnumerable([new Long()]);
        var wide = _ml.Transforms.Conversion.ConvertType("Features", outputKind: DataKind.Double).Fit(Vectors([1, 2, 3])).Transform(Vectors([1, 2, 3]));
        Assert.AreEqual(
            "ArgumentOutOfRangeException: Column 'Features' item type 'Vector<Single, 3>' must be a scalar or a vector of the same size as "
            + "Columntype 'Vector<Single, 4>' (Parameter 'inputSchema')",
            Show.Error(() => model.Transform(longer)));
        Assert.AreEqual(
            "ArgumentOutOfRangeException: Column 'Features' item type 'Single' does not match expected ColumnType of 'Vector<Double, 3>' "
            + "(Parameter 'InputSchema')",
            Show.Error(() => model.Transform(wide)));
    }

    private IDataView Vectors(params float[][] vectors) => _ml.Data.LoadFromEnumerable(Row.Of(vectors));

    private string Replace(IDataView data, ReplacementMode mode, bool bySlot = true) =>
        Show.Rows(_ml.Transforms.ReplaceMissingValues("Features", null, mode, bySlot).Fit(data).Transform(data), "Features");

    private sealed class Numbers
    {
        public float One;
        public double Two;
    }

    private sealed class Sparse
    {
        [VectorType(5)] public VBuffer<float> Values;
    }

    private sealed class Doubles
    {
        [VectorType(3)] public double[] Values = [];
    }

    private sealed class Unsized
    {
        public float[] Values = [];
    }

    private sealed class Long
    {
        [VectorType(4)] public float[] Features = [1, 2, 3, 4];
    }
}
