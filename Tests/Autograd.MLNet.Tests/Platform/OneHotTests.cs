using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Transforms;
using static Microsoft.ML.Transforms.OneHotEncodingEstimator;

namespace Autograd.MLNet.Tests.Platform;

/// <summary>Categories as vectors.</summary>
[TestClass]
public sealed class OneHotTests
{
    private readonly MLContext _ml = new(1);
    private readonly IDataView _data;

    public OneHotTests() => _data = _ml.Data.LoadFromEnumerable(Sample.Rows);

    [TestMethod]
    public void EveryValueHasASlotOfItsOwn()
    {
        var encoded = Encode("Town");
        Assert.AreEqual("[0:1 of 2] | [1:1 of 2] | [of 2] | [0:1 of 2]", Show.Rows(encoded, "Code"));
        Assert.AreEqual(
            "Vector<Single, 2> {SlotNames: [Rome Bern], CategoricalSlotRanges: [0 1], IsNormalized: True}",
            ShowColumn.Schema(encoded.Schema["Code"]));
    }

    [TestMethod]
    public void NumbersAreNamedByTheirText()
    {
        var encoded = Encode("Size", ordinality: ValueToKeyMappingEstimator.KeyOrdinality.ByValue);
        Assert.AreEqual("[1:1 of 2] | [of 2] | [0:1 of 2] | [1:1 of 2]", Show.Rows(encoded, "Code"));
        Assert.AreEqual(
            "Vector<Single, 2> {SlotNames: [-1 2.5], CategoricalSlotRanges: [0 1], IsNormalized: True}",
            ShowColumn.Schema(encoded.Schema["Code"]));
    }

    [TestMethod]
    public void ManySlotsAreSparse()
    {
        var data = _ml.Data.LoadFromEnumerable(Enumerable.Range(0, 6).Select(i => new Sample { Town = $"Town {i}" }));
        Assert.AreEqual(
            "[0:1 of 6] | [1:1 of 6] | [2:1 of 6] | [3:1 of 6] | [4:1 of 6] | [5:1 of 6]",
            Show.Rows(_ml.Transforms.Categorical.OneHotEncoding("Town").Fit(data).Transform(data), "Town"));
    }

    [TestMethod]
    public void ASingleValueIsDense()
    {
        var data = _ml.Data.LoadFromEnumerable([new Sample { Town = "Rome" }, new Sample { Town = "" }]);
        Assert.AreEqual("[1] | [of 1]", Show.Rows(_ml.Transforms.Categorical.OneHotEncoding("Town").Fit(data).Transform(data), "Town"));
    }

    [TestMethod]
    public void VectorsBecomeOneVectorForEachSlot()
    {
        var encoded = Encode("Tags");
        Assert.AreEqual("[0:1 4:1 of 6] | [1:1 of 6] | [2:1 3:1 of 6] | [5:1 of 6]", Show.Rows(encoded, "Code"));
        Assert.AreEqual(
            "Vector<Single, 2, 3> {SlotNames: [[0].b [0].a [0].c [1].b [1].a [1].c], CategoricalSlotRanges: [0 2 3 5], IsNormalized: True}",
            ShowColumn.Schema(encoded.Schema["Code"]));
    }

    [TestMethod]
    public void ABagCountsTheValues()
    {
        var encoded = Encode("Tags", OutputKind.Bag);
        Assert.AreEqual("[1 1 0] | [0 1 0] | [1 0 1] | [0 0 1]", Show.Rows(encoded, "Code"));
        Assert.AreEqual("Vector<Single, 3> {SlotNames: [b a c]}", ShowColumn.Schema(encoded.Schema["Code"]));
        Assert.AreEqual(
            "Vector<Single, 2> {SlotNames: [Rome Bern], IsNormalized: True}",
            ShowColumn.Schema(Encode("Town", OutputKind.Bag).Schema["Code"]));
    }

    [TestMethod]
    public void ABagOfManyValuesIsSparse()
    {
        var data = _ml.Data.LoadFromEnumerable(
        [
            new Bag { Words = [.. Enumerable.Range(0, 60).Select(i => $"{i % 60}")] },
            new Bag { Words = ["7", "3", "3", "59", "7", "7"] },
            new Bag { Words = [.. Enumerable.Range(0, 29).Select(i => $"{29 - i}"), "5", "40"] },
            new Bag { Words = [.. Enumerable.Range(0, 24).Select(i => $"{50 - i % 23}")] },
        ]);
        Assert.AreEqual(
            "[1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1] | "
            + "[3:2 7:3 59:1 of 60] | "
            + "[0 1 1 1 1 2 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 0 0 0 0 0 0 0 0 0 0 1 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0] | "
            + "[28:1 29:1 30:1 31:1 32:1 33:1 34:1 35:1 36:1 37:1 38:1 39:1 40:1 41:1 42:1 43:1 44:1 45:1 46:1 47:1 48:1 49:1 50:2 of 60]",
            Show.Rows(_ml.Transforms.Categorical.OneHotEncoding("Words", outputKind: OutputKind.Bag).Fit(data).Transform(data)));
    }

    [TestMethod]
    public void KeysMayStayKeys()
    {
        var encoded = Encode("Size", OutputKind.Key);
        Assert.AreEqual("1 | 0 | 2 | 1", Show.Rows(encoded, "Code"));
        Assert.AreEqual("Key<UInt32, 0-1> {KeyValues: [2.5 -1]}", ShowColumn.Schema(encoded.Schema["Code"]));
    }

    [TestMethod]
    public void KeysMayBecomeBinaryDigits()
    {
        var encoded = Encode("Town", OutputKind.Binary);
        Assert.AreEqual("[of 3] | [0 0 1] | [1 1 1] | [of 3]", Show.Rows(encoded, "Code"));
        Assert.AreEqual("Vector<Single, 3> {SlotNames: [Bit2 Bit1 Bit0], IsNormalized: True}", ShowColumn.Schema(encoded.Schema["Code"]));
        var vectors = Encode("Tags", OutputKind.Binary);
        Assert.AreEqual("[5:1 of 6] | [0 0 1 1 1 1] | [1:1 of 6] | [1 1 1 0 1 0]", Show.Rows(vectors, "Code"));
        Assert.AreEqual(
            "Vector<Single, 2, 3> {SlotNames: [[0].Bit2 [0].Bit1 [0].Bit0 [1].Bit2 [1].Bit1 [1].Bit0]}",
            ShowColumn.Schema(vectors.Schema["Code"]));
    }

    [TestMethod]
    public void KeysAreMappedWithoutNamesToo()
    {
        var data = _ml.Data.LoadFromEnumerable(Enumerable.Range(0, 6).Select(i => new Keyed { Key = (uint)i, Keys = [(byte)i, 2] }));
        var mapped = _ml.Transforms.Conversion.MapKeyToVector("A", "Key")
            .Append(_ml.Transforms.Conversion.MapKeyToVector("B", "Keys"))
            .Append(_ml.Transforms.Conversion.MapKeyToVector("C", "Keys", outputCountVector: true)).Fit(data).Transform(data);
        Assert.AreEqual(
            "[0:1 of 4] [5:1 of 8] [1:1 of 4] | [1:1 of 4] [0:1 5:1 of 8] [1 1 0 0] | [2:1 of 4] [1:1 5:1 of 8] [0 2 0 0] | "
            + "[3:1 of 4] [2:1 5:1 of 8] [0 1 1 0] | [of 4] [3:1 5:1 of 8] [0 1 0 1] | [of 4] [5:1 of 8] [1:1 of 4]",
            Show.Rows(mapped, "A", "B", "C"));
        Assert.AreEqual("Vector<Single, 4> {CategoricalSlotRanges: [0 3], IsNormalized: True}", ShowColumn.Schema(mapped.Schema["A"]));
        Assert.AreEqual("Vector<Single, 2, 4> {CategoricalSlotRanges: [0 3 4 7], IsNormalized: True}", ShowColumn.Schema(mapped.Schema["B"]));
        Assert.AreEqual("Vector<Single, 4> {}", ShowColumn.Schema(mapped.Schema["C"]));
    }

    [TestMethod]
    public void SlotsAreNamedByBothNames()
    {
        var twoTowns = _ml.Transforms.CopyColumns("Other", "Town").Append(_ml.Transforms.Concatenate("Both", "Town", "Other")).Fit(_data).Transform(_data);
        var encoded = _ml.Transforms.Categorical.OneHotEncoding("Both").Fit(twoTowns).Transform(twoTowns);
        Assert.AreEqual(
            "Vector<Single, 2, 2> {SlotNames: [Town.Rome Town.Bern Other.Rome Other.Bern], CategoricalSlotRanges: [0 1 2 3], IsNormalized: True}",
            ShowColumn.Schema(encoded.Schema["Both"]));
    }

    [TestMethod]
    public void ConcatenationKeepsTheRanges()
    {
        var pipeline = _ml.Transforms.Categorical.OneHotEncoding([new("Town"), new("IsNew")])
            .Append(_ml.Transforms.Concatenate("Features", "Size", "Town", "IsNew"));
        var features = pipeline.Fit(_data).Transform(_data);
        Assert.AreEqual("[2.5 1 0 1 0] | [NaN 0 1 0 1] | [0:-1 3:1 of 5] | [2.5 1 0 1 0]", Show.Rows(features, "Features"));
        Assert.AreEqual(
            "Vector<Single, 5> {SlotNames: [Size Town.Rome Town.Bern IsNew.1 IsNew.0], CategoricalSlotRanges: [1 2 3 4]}",
            ShowColumn.Schema(features.Schema["Features"]));
    }

    [TestMethod]
    public void WhatIsAnnouncedIsWhatComes()
    {
        foreach (var (column, kind, expected) in new[]
        {
            ("Town", OutputKind.Indicator, "Vector of Single {SlotNames: Vector of String, CategoricalSlotRanges: Vector of Int32, IsNormalized: Boolean}"),
            ("Tags", OutputKind.Indicator, "Vector of Single {SlotNames: Vector of String, CategoricalSlotRanges: Vector of Int32, IsNormalized: Boolean}"),
            ("Tags", OutputKind.Bag, "Vector of Single {SlotNames: Vector of String}"),
            ("Town", OutputKind.Key, "Key<UInt32> {KeyValues: Vector of String}"),
            ("Town", OutputKind.Binary, "Vector of Single {SlotNames: Vector of String, IsNormalized: Boolean}"),
            ("Tags", OutputKind.Binary, "Vector of Single {SlotNames: Vector of String}"),
        })
            Assert.AreEqual(expected, ShowColumn.Shape(_ml.Transforms.Categorical.OneHotEncoding("Code", column, kind), _data, "Code"));
    }

    [TestMethod]
    public void PredictionEnginesEncodeOneByOne()
    {
        var engine = _ml.Model.CreatePredictionEngine<Sample, Code>(_ml.Transforms.Categorical.OneHotEncoding("Vector", "Town").Fit(_data));
        Assert.AreEqual("0 1", string.Join(' ', engine.Predict(new Sample { Town = "Bern" }).Vector));
        Assert.AreEqual("0 0", string.Join(' ', engine.Predict(new Sample { Town = "Oslo" }).Vector));
    }

    [TestMethod]
    public void TheColumnsMustBeThere()
    {
        Assert.AreEqual(
            "ArgumentOutOfRangeException: Could not find input column 'Nope' (Parameter 'inputSchema')",
            Show.Error(() => _ml.Transforms.Categorical.OneHotEncoding("Code", "Nope").Fit(_data)));
        Assert.AreEqual(
            "ArgumentOutOfRangeException: Specified argument was out of the range of valid values. (Parameter 'OutputKind')",
            Show.Error(() => _ml.Transforms.Categorical.OneHotEncoding("Code", "Town", (OutputKind)9)));
        Assert.AreEqual(
            "ArgumentOutOfRangeException: Schema mismatch for input column 'Town': expected key type of known cardinality, got String "
            + "(Parameter 'inputSchema')",
            Show.Error(() => _ml.Transforms.Conversion.MapKeyToVector("Code", "Town").Fit(_data)));
        Assert.AreEqual(
            "ArgumentOutOfRangeException: Could not find input column 'Nope' (Parameter 'inputSchema')",
            Show.Error(() => _ml.Transforms.Conversion.MapKeyToVector("Code", "Nope").Fit(_data)));
    }

    private IDataView Encode(string column, OutputKind kind = OutputKind.Indicator,
        ValueToKeyMappingEstimator.KeyOrdinality ordinality = ValueToKeyMappingEstimator.KeyOrdinality.ByOccurrence) =>
        _ml.Transforms.Categorical.OneHotEncoding("Code", column, kind, keyOrdinality: ordinality).Fit(_data).Transform(_data);

    private sealed class Bag
    {
        public string[] Words = [];
    }

    private sealed class Keyed
    {
        [KeyType(4)] public uint Key;
        [KeyType(4), VectorType(2)] public byte[] Keys = [];
    }

    private sealed class Code
    {
        public float[] Vector { get; set; } = [];
    }
}
