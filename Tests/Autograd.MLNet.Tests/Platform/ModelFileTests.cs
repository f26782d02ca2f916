using System.IO.Compression;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;

namespace Autograd.MLNet.Tests.Platform;

/// <summary>Models on disk: what is saved here ML.NET loads, and the other way round.</summary>
[TestClass]
public sealed class ModelFileTests
{
    private readonly MLContext _ml = new(1);

    [TestMethod]
    public void AModelSavedByMLNetPredictsTheSameBits()
    {
        using var stream = new MemoryStream(SavedModel.Bytes);
        var model = _ml.Model.Load(stream, out var schema);
        Assert.AreEqual("Label: Single, Features: Vector<Single, 3>", Show.Schema(schema));
        Assert.AreEqual(
            "[-2 1 7 0] [-1.1513853 -1.0190493 -0.7667777 -1.2247448] 0 -0.1265625 | "
            + "[0.5 3 7.5 1] [-0.13545708 -0.3396831 -0.64570755 0] 0.5 0.12734374 | "
            + "[4 8 16 2] [1.2868425 1.3587323 1.412485 1.2247448] 1 0.475",
            Show.Rows(model.Transform(Data()), "Raw", "Standard", "Scaled", "Score"));
    }

    [TestMethod]
    public void TheSameModelIsSavedInTheSameEntries()
    {
        using var expected = new ZipArchive(new MemoryStream(SavedModel.Bytes));
        using var actual = new ZipArchive(Save(Model(Data())));
        CollectionAssert.AreEqual(expected.NamesWithSlashes, actual.NamesWithSlashes);
        // Schemas hold compressed annotations, whose bytes may differ from one .NET release to the next; Version.txt names the release of ML.NET.
        foreach (var entry in expected.Entries.Where(entry => entry.Name.EndsWith(".key", StringComparison.Ordinal)))
            Assert.AreEqual(Hex(entry), Hex(actual.Like(entry)), entry.FullName);
    }

    [TestMethod]
    public void ALoadedModelPredictsTheSameBits()
    {
        var data = Data();
        var model = Model(data);
        var loaded = new MLContext().Model.Load(Save(model), out var schema);
        Assert.AreEqual(Show.Schema(data.Schema), Show.Schema(schema));
        Assert.AreEqual(Show.Rows(model.Transform(data)), Show.Rows(loaded.Transform(data)));
        Assert.AreEqual("[3:Label of 4]", Show.SlotNames(loaded.Transform(data).Schema["Standard"]));
    }

    [TestMethod]
    public void ALoadedChainShowsItsParts()
    {
        var loaded = _ml.Model.Load(Save(Model(Data())), out _);
        var chain = Assert.IsInstanceOfType<TransformerChain<ITransformer>>(loaded);
        string[] expected = ["ColumnConcatenating", "ColumnCopying", "Normalizing", "Normalizing", "Normalizing", "RegressionPrediction"];
        CollectionAssert.AreEqual(expected, chain.Select(part => part.GetType().Name.Split("Transformer")[0]).ToArray());
        var linear = Assert.IsInstanceOfType<RegressionPredictionTransformer<LinearRegressionModelParameters>>(chain.LastTransformer);
        CollectionAssert.AreEqual(new float[] { .5f, -.25f, .125f }, linear.Model.Weights.ToArray());
        Assert.AreEqual(.1f, linear.Model.Bias);
        Assert.AreEqual("Features", linear.FeatureColumnName);
    }

    [TestMethod]
    public void PoissonModelsComeBackAsPoissonModels()
    {
        var data = _ml.Data.LoadFromEnumerable(Row.Of([1, 2, 3]));
        var model = RegressionModels.Poisson(_ml, data.Schema, [.5f, .25f, .125f], -1);
        var stream = new MemoryStream();
        _ml.Model.Save(model, data.Schema, stream);
        stream.Position = 0;
        var loaded = _ml.Model.Load(stream, out _);
        Assert.AreEqual(Show.Rows(model.Transform(data)), Show.Rows(loaded.Transform(data)));
        Assert.IsInstanceOfType<PoissonRegressionModelParameters>(((ISingleFeaturePredictionTransformer<object>)loaded).Model);
    }

    [TestMethod]
    public void SparseWeightsComeBackSparse()
    {
        var weights = new float[60];
        (weights[3], weights[50]) = (1.5f, -2);
        var data = _ml.Data.LoadFromEnumerable([new Wide { Features = new(60, 2, [10, 1], [3, 50]) }]);
        var stream = new MemoryStream();
        _ml.Model.Save(RegressionModels.Linear(_ml, data.Schema, weights, 0), data.Schema, stream);
        stream.Position = 0;
        Assert.AreEqual("13", Show.Rows(_ml.Model.Load(stream, out _).Transform(data), "Score"));
    }

    [TestMethod]
    public void FilesAndStreamsHoldTheSame()
    {
        using var file = new TextFile();
        var data = Data();
        var model = Model(data);
        _ml.Model.Save(model, data.Schema, file.Path);
        Assert.AreEqual(Show.Rows(model.Transform(data)), Show.Rows(_ml.Model.Load(file.Path, out _).Transform(data)));
    }

    [TestMethod]
    public void TheSchemaMayBeLeftOut()
    {
        var stream = new MemoryStream();
        _ml.Model.Save(Model(Data()), null, stream);
        Assert.IsTrue(stream.CanWrite);
        stream.Position = 0;
        _ml.Model.Load(stream, out var schema);
        Assert.IsNull(schema);
    }

    [TestMethod]
    public void SlotNamesOfTheInputAreSaved()
    {
        using var file = new TextFile("a,b,c", "1,2,3");
        var data = _ml.Data.LoadFromTextFile(file.Path, new TextLoader.Options
        {
            Columns = [new("Features", DataKind.Single, 0, 2)],
            Separators = [','],
            HasHeader = true
        });
        var stream = new MemoryStream();
        _ml.Model.Save(RegressionModels.Linear(_ml, data.Schema, [1, 2, 3], 0), data.Schema, stream);
        stream.Position = 0;
        _ml.Model.Load(stream, out var schema);
        Assert.AreEqual("[a b c]", Show.SlotNames(schema["Features"]));
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

    // The largest absolute values are powers of two, so that no score depends on the order of its sum.
    private IDataView Data() => _ml.Data.LoadFromEnumerable(Row.Of([-2, 1, 7], [.5f, 3, 7.5f], [4, 8, 16]));

    private TransformerChain<ITransformer> Model(IDataView data)
    {
        var pipeline = _ml.Transforms.Concatenate("Raw", "Features", "Label")
            .Append(_ml.Transforms.CopyColumns("Copy", "Label"))
            .Append(_ml.Transforms.NormalizeMeanVariance("Standard", "Raw", fixZero: false))
            .Append(_ml.Transforms.NormalizeMinMax("Scaled", "Copy"))
            .Append(_ml.Transforms.NormalizeMinMax("Features"));
        var transforms = pipeline.Fit(data);
        var linear = RegressionModels.Linear(_ml, transforms.GetOutputSchema(data.Schema), [.5f, -.25f, .125f], .1f);
        return new TransformerChain<ITransformer>([.. transforms, linear]);
    }

    private sealed class Wide
    {
        [VectorType(60)] public VBuffer<float> Features;
    }
}
