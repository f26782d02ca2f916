using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Transforms;

namespace Autograd.MLNet.Tests.Platform;

/// <summary>Values as numbered categories, and back.</summary>
[TestClass]
public sealed class KeyMappingTests
{
    private readonly MLContext _ml = new(1);
    private readonly IDataView _data;

    public KeyMappingTests() => _data = _ml.Data.LoadFromEnumerable(Sample.Rows);

    [TestMethod]
    public void ValuesAreNumberedAsTheyAppear()
    {
        var mapped = Map(_ml.Transforms.Conversion.MapValueToKey("Key", "Town"));
        Assert.AreEqual("1 | 2 | 0 | 1", Show.Rows(mapped, "Key"));
        Assert.AreEqual("Key<UInt32, 0-1> {KeyValues: [Rome Bern]}", ShowColumn.Schema(mapped.Schema["Key"]));
    }

    [TestMethod]
    public void ValuesAreNumberedInOrder()
    {
        var mapped = Map(_ml.Transforms.Conversion.MapValueToKey("Key", "Town", keyOrdinality: ValueToKeyMappingEstimator.KeyOrdinality.ByValue));
        Assert.AreEqual("2 | 1 | 0 | 2", Show.Rows(mapped, "Key"));
        Assert.AreEqual("Key<UInt32, 0-1> {KeyValues: [Bern Rome]}", ShowColumn.Schema(mapped.Schema["Key"]));
    }

    [TestMethod]
    public void TextIsOrderedByItsCharacters()
    {
        var data = _ml.Data.LoadFromEnumerable(new[] { "b", "ä", "B", "a b", "A", "a", "é", "10", "9" }.Select(town => new Sample { Town = town }));
        var mapped = _ml.Transforms.Conversion.MapValueToKey("Town", keyOrdinality: ValueToKeyMappingEstimator.KeyOrdinality.ByValue).Fit(data).Transform(data);
        Assert.AreEqual("Key<UInt32, 0-8> {KeyValues: [10 9 A B a a b b ä é]}", ShowColumn.Schema(mapped.Schema["Town"]));
    }

    [TestMethod]
    public void OnlyTheFirstValuesAreNumbered()
    {
        var mapped = Map(_ml.Transforms.Conversion.MapValueToKey("Key", "Town", maximumNumberOfKeys: 1));
        Assert.AreEqual("1 | 0 | 0 | 1", Show.Rows(mapped, "Key"));
        Assert.AreEqual("Key<UInt32, 0-0> {KeyValues: [Rome]}", ShowColumn.Schema(mapped.Schema["Key"]));
    }

    [TestMethod]
    public void NumbersAndTruthValuesHaveKeysToo()
    {
        var mapped = Map(_ml.Transforms.Conversion.MapValueToKey([new("Size"), new("IsNew"), new("Count")],
            keyOrdinality: ValueToKeyMappingEstimator.KeyOrdinality.ByValue));
        Assert.AreEqual("2 2 3 | 0 1 1 | 1 2 3 | 2 2 2", Show.Rows(mapped, "Size", "IsNew", "Count"));
        Assert.AreEqual("Key<UInt32, 0-1> {KeyValues: [-1 2.5]}", ShowColumn.Schema(mapped.Schema["Size"]));
        Assert.AreEqual("Key<UInt32, 0-1> {KeyValues: [False True]}", ShowColumn.Schema(mapped.Schema["IsNew"]));
        Assert.AreEqual("Key<UInt32, 0-2> {KeyValues: [-1 0 7]}", ShowColumn.Schema(mapped.Schema["Count"]));
    }

    [TestMethod]
    public void ValuesMayBeWrittenAsText()
    {
        var mapped = Map(_ml.Transforms.Conversion.MapValueToKey([new("Size"), new("IsNew"), new("Count")], addKeyValueAnnotationsAsText: true));
        Assert.AreEqual("Key<UInt32, 0-1> {KeyValues: [2.5 -1]}", ShowColumn.Schema(mapped.Schema["Size"]));
        Assert.AreEqual("Key<UInt32, 0-1> {KeyValues: [1 0]}", ShowColumn.Schema(mapped.Schema["IsNew"]));
        Assert.AreEqual("Key<UInt32, 0-2> {KeyValues: [7 -1 0]}", ShowColumn.Schema(mapped.Schema["Count"]));
    }

    [TestMethod]
    public void VectorsShareOneNumbering()
    {
        var mapped = Map(_ml.Transforms.Conversion.MapValueToKey("Keys", "Tags"));
        Assert.AreEqual("[1 2] | [2 0] | [3 1] | [0 3]", Show.Rows(mapped, "Keys"));
        Assert.AreEqual("Vector<Key<UInt32, 0-2>, 2> {KeyValues: [b a c]}", ShowColumn.Schema(mapped.Schema["Keys"]));
    }

    [TestMethod]
    public void TheZerosOfSparseVectorsAreAValue()
    {
        var data = _ml.Data.LoadFromEnumerable(
        [
            new Sparse { Values = new(6, 2, [5, 3], [0, 4]) },
            new Sparse { Values = new(6, 1, [3], [5]) },
            new Sparse { Values = new(6, [0, 5, 9, 0, 0, 0]) },
        ]);
        var mapped = _ml.Transforms.Conversion.MapValueToKey("Values").Fit(data).Transform(data);
        Assert.AreEqual("[1 2 2 2 3 2] [of 6] | [2 2 2 2 2 3] [of 6] | [2 1 4 2 2 2] [of 6]", Show.Rows(mapped));
        Assert.AreEqual("Vector<Key<UInt32, 0-3>, 6> {KeyValues: [5 0 3 9]}", ShowColumn.Schema(mapped.Schema["Values"]));
    }

    [TestMethod]
    public void KeysOfKeysKeepTheOriginalValues()
    {
        var estimator = _ml.Transforms.Conversion.MapValueToKey("Key", "Town")
            .Append(_ml.Transforms.Conversion.MapValueToKey("Key", keyOrdinality: ValueToKeyMappingEstimator.KeyOrdinality.ByValue));
        var backwards = _ml.Data.LoadFromEnumerable(Sample.Rows.Reverse());
        var mapped = estimator.Fit(backwards).Transform(_data);
        Assert.AreEqual("Rome 1 | Bern 2 |  0 | Rome 1", Show.Rows(mapped, "Town", "Key"));
        Assert.AreEqual("Key<UInt32, 0-1> {KeyValues: [Rome Bern]}", ShowColumn.Schema(mapped.Schema["Key"]));
    }

    [TestMethod]
    public void TheValuesMayComeFromAnotherView()
    {
        var towns = _ml.Transforms.SelectColumns("Town").Fit(_data)
            .Transform(_ml.Data.LoadFromEnumerable(new[] { "Oslo", "Bern" }.Select(town => new Sample { Town = town })));
        var mapped = Map(_ml.Transforms.Conversion.MapValueToKey("Key", "Town", keyData: towns));
        Assert.AreEqual("0 | 2 | 0 | 0", Show.Rows(mapped, "Key"));
        Assert.AreEqual("Key<UInt32, 0-1> {KeyValues: [Oslo Bern]}", ShowColumn.Schema(mapped.Schema["Key"]));
        Assert.AreEqual(
            "ArgumentOutOfRangeException: Input data's column must be of type 'Single' but was 'String' (Parameter 'keyData')",
            Show.Error(() => Map(_ml.Transforms.Conversion.MapValueToKey("Key", "Size", keyData: towns))));
        Assert.AreEqual(
            "ArgumentOutOfRangeException: If specified, this data view should contain only a single column containing the terms to map, but "
            + "this had 5 columns. (Parameter 'keyData')",
            Show.Error(() => Map(_ml.Transforms.Conversion.MapValueToKey("Key", "Size", keyData: _data))));
    }

    [TestMethod]
    public void WithoutValuesThereIsOneKeyThatNothingHas()
    {
        var empty = _ml.Data.LoadFromEnumerable(Array.Empty<Sample>());
        var mapped = _ml.Transforms.Conversion.MapValueToKey("Key", "Town").Fit(empty).Transform(_data);
        Assert.AreEqual("0 | 0 | 0 | 0", Show.Rows(mapped, "Key"));
        Assert.AreEqual("Key<UInt32, 0-0> {}", ShowColumn.Schema(mapped.Schema["Key"]));
    }

    [TestMethod]
    public void ValuesOfOtherDataAreMissing()
    {
        var model = _ml.Transforms.Conversion.MapValueToKey("Key", "Town").Fit(_data);
        var other = _ml.Data.LoadFromEnumerable(new[] { "Bern", "bern", "Rome ", "Oslo" }.Select(town => new Sample { Town = town }));
        Assert.AreEqual("2 | 0 | 0 | 0", Show.Rows(model.Transform(other), "Key"));
    }

    [TestMethod]
    public void KeysBecomeTheirValuesAgain()
    {
        var mapped = Map(_ml.Transforms.Conversion.MapValueToKey([new("Town"), new("Size"), new("IsNew"), new("Tags")])
            .Append(_ml.Transforms.Conversion.MapKeyToValue([new("Town"), new("Size"), new("IsNew"), new("Tags")])));
        Assert.AreEqual(
            "Rome 2.5 True [b a] | Bern NaN False [a ] |  -1 True [c b] | Rome 2.5 True [ c]",
            Show.Rows(mapped, "Town", "Size", "IsNew", "Tags"));
        Assert.AreEqual(
            "(Town: String), (Town: Key<UInt32, 0-1>), Town: String, (Size: Single), (Size: Key<UInt32, 0-1>), Size: Single, (IsNew: Boolean), "
            + "(IsNew: Key<UInt32, 0-1>), IsNew: Boolean, Count: Int32, (Tags: Vector<String, 2>), (Tags: Vector<Key<UInt32, 0-2>, 2>), Tags: "
            + "Vector<String, 2>",
            Show.Schema(mapped.Schema));
    }

    [TestMethod]
    public void SparseKeysBecomeSparseTextButDenseNumbers()
    {
        var data = _ml.Data.LoadFromEnumerable(
        [
            new Sparse { Values = new(6, 1, [3], [5]), Texts = new(6, 1, ["x".AsMemory()], [2]) },
            new Sparse { Values = new(6, 1, [2], [1]), Texts = new(6, 2, ["y".AsMemory(), "x".AsMemory()], [0, 4]) },
        ]);
        // There is no zero in what is learnt from, so the slots that are not explicit are missing keys.
        var row = new Sparse { Values = new(6, [1, 2, 3, 1, 2, 3]), Texts = new(6, 2, ["x".AsMemory(), "y".AsMemory()], [0, 1]) };
        var known = _ml.Data.LoadFromEnumerable([row]);
        InputOutputColumnPair[] columns = [new("Values"), new("Texts")];
        var model = _ml.Transforms.Conversion.MapValueToKey(columns).Append(_ml.Transforms.Conversion.MapKeyToValue(columns)).Fit(known);
        var mapped = model.Transform(data);
        Assert.AreEqual("[NaN NaN NaN NaN NaN 3] [2:x of 6] | [NaN 2 NaN NaN NaN NaN] [0:y 4:x of 6]", Show.Rows(mapped));
    }

    [TestMethod]
    public void OnlyKeysWithValuesCanBeMappedBack()
    {
        var bare = _ml.Data.LoadFromEnumerable([new Bare { Key = 2 }]);
        Assert.AreEqual(
            "InvalidOperationException: Metadata KeyValues does not exist",
            Show.Error(() => _ml.Transforms.Conversion.MapKeyToValue("Key").Fit(bare)));
        Assert.AreEqual(
            "InvalidOperationException: Metadata KeyValues does not exist",
            Show.Error(() => _ml.Transforms.Conversion.MapKeyToValue("Town").Fit(_data)));
        Assert.AreEqual(
            "ArgumentOutOfRangeException: Schema mismatch for input column 'Town': expected KeyType, got String (Parameter 'inputSchema')",
            Show.Error(() => Map(_ml.Transforms.Conversion.MapKeyToValue("Town").Append(_ml.Transforms.CopyColumns("A", "B")))));
        Assert.AreEqual(
            "ArgumentOutOfRangeException: Could not find input column 'Nope' (Parameter 'inputSchema')",
            Show.Error(() => _ml.Transforms.Conversion.MapKeyToValue("Nope").Fit(_data)));
    }

    [TestMethod]
    public void WhatIsAnnouncedIsWhatComes()
    {
        var conversion = _ml.Transforms.Conversion;
        Assert.AreEqual("Key<UInt32> {KeyValues: Vector of String}", ShowColumn.Shape(conversion.MapValueToKey("Key", "Town"), _data, "Key"));
        Assert.AreEqual("Key<UInt32> {KeyValues: Vector of Single}", ShowColumn.Shape(conversion.MapValueToKey("Key", "Size"), _data, "Key"));
        Assert.AreEqual(
            "Key<UInt32> {KeyValues: Vector of String}",
            ShowColumn.Shape(conversion.MapValueToKey("Key", "Size", addKeyValueAnnotationsAsText: true), _data, "Key"));
        Assert.AreEqual(
            "Vector of String {}",
            ShowColumn.Shape(conversion.MapValueToKey("Key", "Tags").Append(conversion.MapKeyToValue("Value", "Key")), _data, "Value"));
    }

    [TestMethod]
    public void TheColumnsMustBeThere()
    {
        Assert.AreEqual(
            "ArgumentOutOfRangeException: Could not find input column 'Nope' (Parameter 'inputSchema')",
            Show.Error(() => _ml.Transforms.Conversion.MapValueToKey("Key", "Nope").Fit(_data)));
        Assert.AreEqual(
            "ArgumentOutOfRangeException: Must be positive (Parameter 'MaxNumTerms')",
            Show.Error(() => _ml.Transforms.Conversion.MapValueToKey("Key", "Town", maximumNumberOfKeys: 0).Fit(_data)));
        Assert.AreEqual(
            "ArgumentOutOfRangeException: outputColumnName cannot be null or white space (Parameter 'outputColumnName')",
            Show.Error(() => _ml.Transforms.Conversion.MapValueToKey(" ")));
        Assert.AreEqual(
            "InvalidOperationException: Could not apply a map over type 'String' to column 'Town' since it has type 'Single'",
            Show.Error(() => _ml.Transforms.Conversion.MapValueToKey("Town").Fit(_data)
            .Transform(_ml.Data.LoadFromEnumerable([new Bare()]))));
    }

    private IDataView Map(IEstimator<ITransformer> estimator) => estimator.Fit(_data).Transform(_data);

    private sealed class Sparse
    {
        [VectorType(6)] public VBuffer<float> Values = new(6, new float[6]);
        [VectorType(6)] public VBuffer<ReadOnlyMemory<char>> Texts = new(6, 0, [], []);
    }

    private sealed class Bare
    {
        [KeyType(3)] public uint Key;
        public float Town { get; set; }
    }
}
