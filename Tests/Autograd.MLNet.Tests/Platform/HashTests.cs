using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Transforms;
using static Microsoft.ML.Transforms.OneHotEncodingEstimator;

namespace Autograd.MLNet.Tests.Platform;

/// <summary>Hashes of values, to the bit.</summary>
[TestClass]
public sealed class HashTests
{
    private readonly MLContext _ml = new(1);
    private readonly IDataView _data;

    public HashTests() => _data = _ml.Data.LoadFromEnumerable(Sample.Rows);

    [TestMethod]
    public void TextIsHashed()
    {
        string[] texts = ["", " ", "a", "ab", "abc", "abcd", "abcde", " a ", "Ärger", "日本語", "a😀b"];
        var data = _ml.Data.LoadFromEnumerable(texts.Select(text => new Sample { Town = text }));
        Assert.AreEqual(
            "0 | 2076763461 | 745715393 | 2067621854 | 623020207 | 422112752 | 204265821 | 745715393 | 157278923 | 2026230187 | 1324700856",
            Show.Rows(_ml.Transforms.Conversion.Hash("Town").Fit(data).Transform(data), "Town"));
    }

    [TestMethod]
    public void EveryKindOfNumberIsHashed()
    {
        var data = _ml.Data.LoadFromEnumerable([new Everything(), new Everything
        {
            A = -1, B = 2, C = -3, D = 4, E = -5, F = 6, G = -7, H = ulong.MaxValue, I = .1f, J = .1, K = true, L = 3,
        }]);
        foreach (var (name, expected) in new[]
        {
            ("A", "1624541002 | 2061166236"),
            ("B", "1624541002 | 514768279"),
            ("C", "1624541002 | 193988756"),
            ("D", "1624541002 | 640903548"),
            ("E", "1624541002 | 2081139648"),
            ("F", "1624541002 | 1241657984"),
            ("G", "558408192 | 2087786304"),
            ("H", "558408192 | 1890580255"),
            ("I", "1624541002 | 1988019127"),
            ("J", "558408192 | 328549677"),
            ("K", "1624541002 | 1972283894"),
            ("L", "1972283894 | 640903548"),
        })
            Assert.AreEqual(expected, Show.Rows(_ml.Transforms.Conversion.Hash("Hash", name).Fit(data).Transform(data), "Hash"), name);
    }

    [TestMethod]
    public void ZeroHasOneHashAndNoNumberHasNone()
    {
        var data = _ml.Data.LoadFromEnumerable(new[] { 0f, -0f, float.NaN, float.PositiveInfinity }.Select(size => new Sample { Size = size }));
        Assert.AreEqual(
            "1624541002 | 1624541002 | 0 | 919954108",
            Show.Rows(_ml.Transforms.Conversion.Hash("Size").Fit(data).Transform(data), "Size"));
    }

    [TestMethod]
    public void ThereAreAsManyKeysAsTheBitsAllow()
    {
        var hashed = Hash(new("Hash", "Town", numberOfBits: 4));
        Assert.AreEqual("4 | 16 | 0 | 4", Show.Rows(hashed, "Hash"));
        Assert.AreEqual("Key<UInt32, 0-15> {}", ShowColumn.Schema(hashed.Schema["Hash"]));
        Assert.AreEqual(
            "Key<UInt32, 0-2147483647> {}",
            ShowColumn.Schema(_ml.Transforms.Conversion.Hash("Hash", "Town").Fit(_data).Transform(_data).Schema["Hash"]));
    }

    [TestMethod]
    public void AnotherSeedGivesOtherHashes() =>
        Assert.AreEqual("27587 | 32874 | 0 | 27587", Show.Rows(Hash(new("Hash", "Town", numberOfBits: 16, seed: 5)), "Hash"));

    [TestMethod]
    public void TheSlotsOfAVectorAreHashedOneByOne()
    {
        var hashed = Hash(new("Hash", "Tags", numberOfBits: 8));
        Assert.AreEqual("[130 193] | [193 0] | [187 130] | [0 187]", Show.Rows(hashed, "Hash"));
        Assert.AreEqual("Vector<Key<UInt32, 0-255>, 2> {}", ShowColumn.Schema(hashed.Schema["Hash"]));
    }

    [TestMethod]
    public void TheHashMayDependOnTheSlot()
    {
        Assert.AreEqual(
            "[41 212] | [126 0] | [165 120] | [0 86]",
            Show.Rows(Hash(new("Hash", "Tags", numberOfBits: 8, useOrderedHashing: true)), "Hash"));
        Assert.AreEqual("222 | 225 | 0 | 222", Show.Rows(Hash(new("Hash", "Town", numberOfBits: 8, useOrderedHashing: true)), "Hash"));
    }

    [TestMethod]
    public void AVectorMayHaveOneHash()
    {
        var hashed = Hash(new("Hash", "Tags", numberOfBits: 8, combine: true));
        Assert.AreEqual("220 | 0 | 212 | 0", Show.Rows(hashed, "Hash"));
        Assert.AreEqual("Key<UInt32, 0-255> {}", ShowColumn.Schema(hashed.Schema["Hash"]));
    }

    [TestMethod]
    public void TheZerosOfSparseVectorsHaveAHashButEmptyTextHasNot()
    {
        var data = _ml.Data.LoadFromEnumerable([new Sparse { Values = new(4, 1, [3], [2]), Texts = new(4, 1, ["x".AsMemory()], [1]) }]);
        var hashed = _ml.Transforms.Conversion.Hash([new("Values", numberOfBits: 8), new("Texts", numberOfBits: 8)]).Fit(data).Transform(data);
        Assert.AreEqual("[74 74 200 74] [1:93 of 4]", Show.Rows(hashed));
        hashed = _ml.Transforms.Conversion.Hash(
            [new("Values", numberOfBits: 8, useOrderedHashing: true), new("Texts", numberOfBits: 8, useOrderedHashing: true)]).Fit(data).Transform(data);
        Assert.AreEqual("[102 116 76 20] [1:131 of 4]", Show.Rows(hashed));
    }

    [TestMethod]
    public void HashesAreNamedByTheValuesThatWereSeen()
    {
        Assert.AreEqual(
            "Key<UInt32, 0-7> {KeyValues: [3:Rome 7:Bern of 8]}",
            ShowColumn.Schema(Hash(new("Hash", "Town", numberOfBits: 3, maximumNumberOfInverts: -1)).Schema["Hash"]));
        Assert.AreEqual(
            "Vector<Key<UInt32, 0-1>, 2> {KeyValues: [{a,c} b]}",
            ShowColumn.Schema(Hash(new("Hash", "Tags", numberOfBits: 1, maximumNumberOfInverts: -1)).Schema["Hash"]));
        Assert.AreEqual(
            "Vector<Key<UInt32, 0-1>, 2> {KeyValues: [a b]}",
            ShowColumn.Schema(Hash(new("Hash", "Tags", numberOfBits: 1, maximumNumberOfInverts: 1)).Schema["Hash"]));
        Assert.AreEqual(
            "Vector<Key<UInt32, 0-3>, 2> {KeyValues: [{0:b,0:c} {0:a,1:c}  {1:a,1:b}]}",
            ShowColumn.Schema(Hash(new("Hash", "Tags", numberOfBits: 2, useOrderedHashing: true, maximumNumberOfInverts: 2)).Schema["Hash"]));
        Assert.AreEqual(
            "Key<UInt32, 0-3> {KeyValues: [1:2.5 3:-1 of 4]}",
            ShowColumn.Schema(Hash(new("Hash", "Size", numberOfBits: 2, maximumNumberOfInverts: -1)).Schema["Hash"]));
    }

    [TestMethod]
    public void HashesOfKeysAreNamedByTheirValues()
    {
        var keys = _ml.Transforms.Conversion.MapValueToKey("Key", "Town").Fit(_data).Transform(_data);
        var hashed = _ml.Transforms.Conversion.Hash("Hash", "Key", numberOfBits: 3, maximumNumberOfInverts: 2).Fit(keys).Transform(keys);
        Assert.AreEqual("6 | 7 | 0 | 6", Show.Rows(hashed, "Hash"));
        Assert.AreEqual("Key<UInt32, 0-7> {KeyValues: [5:Rome 6:Bern of 8]}", ShowColumn.Schema(hashed.Schema["Hash"]));
    }

    [TestMethod]
    public void OneHotVectorsOfHashes()
    {
        var encoded = Encode("Town", OutputKind.Indicator);
        Assert.AreEqual("[5:1 of 8] | [0:1 of 8] | [of 8] | [5:1 of 8]", Show.Rows(encoded, "Code"));
        Assert.AreEqual("Vector<Single, 8> {CategoricalSlotRanges: [0 7], IsNormalized: True}", ShowColumn.Schema(encoded.Schema["Code"]));
        Assert.AreEqual("[0:1 11:1 of 16] | [5:1 of 16] | [4:1 15:1 of 16] | [13:1 of 16]", Show.Rows(Encode("Tags", OutputKind.Indicator), "Code"));
        Assert.AreEqual("[0:1 3:1 of 8] | [5:1 of 8] | [4:1 7:1 of 8] | [5:1 of 8]", Show.Rows(Encode("Tags", OutputKind.Bag), "Code"));
        Assert.AreEqual("5 | 0 | 4 | 5", Show.Rows(Encode("Size", OutputKind.Key), "Code"));
        Assert.AreEqual("[0 0 1 0 1] | [3:1 of 5] | [0 0 1 0 1] | [0 0 1 0 1]", Show.Rows(Encode("Count", OutputKind.Binary), "Code"));
    }

    [TestMethod]
    public void OneHotVectorsAreLongByDefault()
    {
        var encoded = _ml.Transforms.Categorical.OneHotHashEncoding([new("Town"), new("Tags")]).Fit(_data).Transform(_data);
        Assert.AreEqual(
            "(Town: String), (Town: Key<UInt32, 0-65535>), Town: Vector<Single, 65536>, Size: Single, IsNew: Boolean, Count: Int32, (Tags: "
            + "Vector<String, 2>), (Tags: Vector<Key<UInt32, 0-65535>, 2>), Tags: Vector<Single, 2, 65536>",
            Show.Schema(encoded.Schema));
        Assert.AreEqual(
            "[5341:1 of 65536] [63528:1 96979:1 of 131072] | [18656:1 of 65536] [8317:1 of 131072] | [of 65536] [53412:1 66935:1 of 131072] | "
            + "[5341:1 of 65536] [83285:1 of 131072]",
            Show.Rows(encoded, "Town", "Tags"));
    }

    [TestMethod]
    public void SlotsOfHashesAreNamedOnRequest()
    {
        var encoded = _ml.Transforms.Categorical.OneHotHashEncoding("Code", "Town", numberOfBits: 2, maximumNumberOfInverts: 3).Fit(_data).Transform(_data);
        Assert.AreEqual(
            "Vector<Single, 4> {SlotNames: [0:Bern 1:Rome of 4], CategoricalSlotRanges: [0 3], IsNormalized: True}",
            ShowColumn.Schema(encoded.Schema["Code"]));
    }

    [TestMethod]
    public void WhatIsAnnouncedIsWhatComes()
    {
        Assert.AreEqual("Vector of Key<UInt32> {}", ShowColumn.Shape(_ml.Transforms.Conversion.Hash("Hash", "Tags"), _data, "Hash"));
        Assert.AreEqual(
            "Key<UInt32> {KeyValues: Vector of String}",
            ShowColumn.Shape(_ml.Transforms.Conversion.Hash("Hash", "Town", 8, maximumNumberOfInverts: 1), _data, "Hash"));
        Assert.AreEqual(
            "Key<UInt32> {}",
            ShowColumn.Shape(_ml.Transforms.Conversion.Hash(new HashingEstimator.ColumnOptions("Hash", "Tags", combine: true)), _data, "Hash"));
        Assert.AreEqual(
            "Vector of Single {CategoricalSlotRanges: Vector of Int32, IsNormalized: Boolean}",
            ShowColumn.Shape(_ml.Transforms.Categorical.OneHotHashEncoding("Hash", "Tags"), _data, "Hash"));
    }

    [TestMethod]
    public void WhatCannotBeHashedIsAnError()
    {
        var times = _ml.Data.LoadFromEnumerable([new Timed()]);
        Assert.AreEqual(
            "ArgumentOutOfRangeException: Expected Text, Key, numeric, Boolean or DataViewRowId item type (Parameter 'inputSchema')",
            Show.Error(() => _ml.Transforms.Conversion.Hash("Hash", "Time").Fit(times)));
        Assert.AreEqual(
            "ArgumentOutOfRangeException: Could not find input column 'Nope' (Parameter 'input')",
            Show.Error(() => _ml.Transforms.Conversion.Hash("Hash", "Nope").Fit(_data)));
        Assert.AreEqual(
            "ArgumentOutOfRangeException: Cannot support maximumNumberOfInverts for a 0 bit hash. 30 is the maximum possible. (Parameter "
            + "'numberOfBits')",
            Show.Error(() => new HashingEstimator.ColumnOptions("Hash", maximumNumberOfInverts: 1)));
        Assert.AreEqual(
            "ArgumentOutOfRangeException: Value too small, must be -1 or larger (Parameter 'maximumNumberOfInverts')",
            Show.Error(() => new HashingEstimator.ColumnOptions("Hash", maximumNumberOfInverts: -2)));
        Assert.AreEqual(
            "ArgumentOutOfRangeException: When the 'Combine' option is specified, ordered hashing is not supported. (Parameter 'Combine')",
            Show.Error(() => Hash(new("Hash", "Tags", useOrderedHashing: true, combine: true))));
        Assert.AreEqual(
            "ArgumentOutOfRangeException: When the 'Combine' option is specified, invert hashes are not supported. (Parameter 'Combine')",
            Show.Error(() => Hash(new("Hash", "Tags", numberOfBits: 3, maximumNumberOfInverts: 1, combine: true))));
    }

    private IDataView Hash(HashingEstimator.ColumnOptions options) => _ml.Transforms.Conversion.Hash(options).Fit(_data).Transform(_data);

    private IDataView Encode(string column, OutputKind kind) =>
        _ml.Transforms.Categorical.OneHotHashEncoding("Code", column, kind, numberOfBits: 3).Fit(_data).Transform(_data);

    private sealed class Everything
    {
        public sbyte A;
        public byte B;
        public short C;
        public ushort D;
        public int E;
        public uint F;
        public long G;
        public ulong H;
        public float I;
        public double J;
        public bool K;
        [KeyType(9)] public uint L;
    }

    private sealed class Sparse
    {
        [VectorType(4)] public VBuffer<float> Values;
        [VectorType(4)] public VBuffer<ReadOnlyMemory<char>> Texts;
    }

    private sealed class Timed
    {
        public DateTime Time { get; set; }
    }
}
