using System.IO.Compression;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Transforms;
using static Microsoft.ML.Transforms.MissingValueReplacingEstimator;
using static Microsoft.ML.Transforms.OneHotEncodingEstimator;

namespace Autograd.MLNet.Tests.Platform;

/// <summary>Transforms on disk: what is saved here ML.NET loads, and the other way round.</summary>
[TestClass]
public sealed class TransformFileTests
{
    private static readonly string[] Columns =
        ["Filled", "Slots", "Share", "Double", "Key", "Sorted", "Flag", "Back", "Hot", "Digits", "Bag", "Hashed", "Named", "Ordered"];

    private readonly MLContext _ml = new(1);

    [TestMethod]
    public void AModelSavedByMLNetTransformsTheSame()
    {
        using var stream = new MemoryStream(SavedTransforms.Bytes);
        var model = _ml.Model.Load(stream, out var schema);
        Assert.AreEqual(Show.Schema(Data().Schema), Show.Schema(schema));
        var transformed = model.Transform(Data());
        foreach (var (column, expected) in new[]
        {
            ("Filled", "2.5 | 0 | -1 | 2.5"),
            ("Slots", "[1 4] | [2 8] | [2 -4] | [3 8]"),
            ("Share", "[1 8] | [2 8] | [8 -4] | [3 8]"),
            ("Double", "7 | -1 | 7 | 0"),
            ("Key", "1 | 2 | 0 | 3"),
            ("Sorted", "2 | 0 | 1 | 2"),
            ("Flag", "1 | 2 | 1 | 1"),
            ("Back", "Rome | Bern |  | Zürich"),
            ("Hot", "[0:1 of 3] | [1:1 of 3] | [of 3] | [2:1 of 3]"),
            ("Digits", "[5:1 of 6] | [0 0 1 1 1 1] | [1:1 of 6] | [1 1 1 0 1 0]"),
            ("Bag", "[1 1 0] | [0 1 0] | [1 0 1] | [0 0 1]"),
            ("Hashed", "[8:1 19:1 of 32] | [13:1 of 32] | [4:1 23:1 of 32] | [21:1 of 32]"),
            ("Named", "4 | 8 | 0 | 5"),
            ("Ordered", "[1381012086 599210102] | [839950417 0] | [2065530347 1432186532] | [0 386746618]"),
        })
            Assert.AreEqual(expected, Show.Rows(transformed, column), column);
    }

    [TestMethod]
    public void TheSameModelIsSavedInTheSameEntries()
    {
        using var expected = new ZipArchive(new MemoryStream(SavedTransforms.Bytes));
        using var actual = new ZipArchive(Save(Model(Data())));
        CollectionAssert.AreEqual(expected.NamesWithSlashes, actual.NamesWithSlashes);
        foreach (var entry in expected.Entries.Where(entry => entry.Name.EndsWith(".key", StringComparison.Ordinal)))
            Assert.AreEqual(Hex(entry), Hex(actual.Like(entry)), entry.FullName);
    }

    [TestMethod]
    public void ALoadedModelTransformsTheSame()
    {
        var model = Model(Data());
        var expected = model.Transform(Data());
        var actual = new MLContext().Model.Load(Save(model), out _).Transform(Data());
        Assert.AreEqual(Show.Schema(expected.Schema), Show.Schema(actual.Schema));
        Assert.AreEqual(Show.Rows(expected, Columns), Show.Rows(actual, Columns));
        foreach (string column in Columns)
            Assert.AreEqual(ShowColumn.Schema(expected.Schema[column]), ShowColumn.Schema(actual.Schema[column]), column);
    }

    [TestMethod]
    public void ALoadedChainShowsItsParts()
    {
        var chain = Assert.IsInstanceOfType<TransformerChain<ITransformer>>(_ml.Model.Load(Save(Model(Data())), out _));
        string[] expected =
        [
            "MissingValueReplacing", "MissingValueReplacing", "MissingValueReplacing", "TypeConverting", "ValueToKeyMapping",
            "ValueToKeyMapping", "ValueToKeyMapping", "KeyToValueMapping", "Chain`1", "Chain`1", "Chain`1",
            "Chain`1", "Hashing", "Hashing", "ColumnSelecting",
        ];
        CollectionAssert.AreEqual(expected, chain.Select(part => part.GetType().Name.Replace("Transformer", "", StringComparison.Ordinal)).ToArray());
    }

    private static string Hex(ZipArchiveEntry entry)
    {
        using var stream = entry.Open();
        var copy = new MemoryStream();
        stream.CopyTo(copy);
        return Convert.ToHexString(copy.ToArray());
    }

    private MemoryStream Save(ITransformer model)
    {
        var stream = new MemoryStream();
        _ml.Model.Save(model, Data().Schema, stream);
        stream.Position = 0;
        return stream;
    }

    private IDataView Data() => _ml.Data.LoadFromEnumerable(
    [
        new Mixed { Town = "Rome", Size = 2.5f, IsNew = true, Count = 7, Tags = ["b", "a"], Sizes = [1, float.NaN] },
        new Mixed { Town = "Bern", Size = float.NaN, IsNew = false, Count = -1, Tags = ["a", ""], Sizes = [2, 8] },
        new Mixed { Town = "", Size = -1, IsNew = true, Count = 7, Tags = ["c", "b"], Sizes = [float.NaN, -4] },
        new Mixed { Town = "Zürich", Size = 2.5f, IsNew = true, Count = 0, Tags = ["", "c"], Sizes = [3, 8] },
    ]);

    private ITransformer Model(IDataView data)
    {
        var transforms = _ml.Transforms;
        return transforms.ReplaceMissingValues("Filled", "Size")
            .Append(transforms.ReplaceMissingValues("Slots", "Sizes", ReplacementMode.Mean))
            .Append(transforms.ReplaceMissingValues("Share", "Sizes", ReplacementMode.Maximum, imputeBySlot: false))
            .Append(transforms.Conversion.ConvertType("Double", "Count", DataKind.Double))
            .Append(transforms.Conversion.MapValueToKey("Key", "Town"))
            .Append(transforms.Conversion.MapValueToKey("Sorted", "Size", keyOrdinality: ValueToKeyMappingEstimator.KeyOrdinality.ByValue))
            .Append(transforms.Conversion.MapValueToKey("Flag", "IsNew", addKeyValueAnnotationsAsText: true))
            .Append(transforms.Conversion.MapKeyToValue([new("Back", "Key")]))
            .Append(transforms.Categorical.OneHotEncoding("Hot", "Town"))
            .Append(transforms.Categorical.OneHotEncoding("Digits", "Tags", OutputKind.Binary))
            .Append(transforms.Categorical.OneHotEncoding("Bag", "Tags", OutputKind.Bag))
            .Append(transforms.Categorical.OneHotHashEncoding("Hashed", "Tags", numberOfBits: 4))
            .Append(transforms.Conversion.Hash("Named", "Town", numberOfBits: 3, maximumNumberOfInverts: -1))
            .Append(transforms.Conversion.Hash(new HashingEstimator.ColumnOptions("Ordered", "Tags", seed: 3, useOrderedHashing: true)))
            .Append(transforms.DropColumns("IsNew"))
            .Fit(data);
    }

    private sealed class Mixed
    {
        public string Town = "";
        public float Size;
        public bool IsNew;
        public int Count;
        [VectorType(2)] public string[] Tags = [];
        [VectorType(2)] public float[] Sizes = [];
    }
}
