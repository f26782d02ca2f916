using System.IO.Compression;
using Microsoft.ML;
using Microsoft.ML.Calibrators;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;

namespace Autograd.MLNet.Tests.Platform;

/// <summary>Classifiers on disk: what is saved here ML.NET loads, and the other way round.</summary>
[TestClass]
public sealed class ClassifierFileTests
{
    private readonly MLContext _ml = new(1);

    [TestMethod]
    public void ClassifiersSavedByMLNetPredictTheSameBits()
    {
        var chain = Assert.IsInstanceOfType<TransformerChain<ITransformer>>(_ml.Model.Load(new MemoryStream(SavedClassifiers.Bytes), out var schema));
        Assert.AreEqual("Label: Key<UInt32, 0-2>, Features: Vector<Single, 3>", Show.Schema(schema));
        var data = Data();
        Assert.AreEqual(
            "True 0.875 0.70578504 | False -0.75 0.32082132 | True 0.875 0.70578504",
            Scores(0, "PredictedLabel", "Score", "Probability"));
        Assert.AreEqual("[1 -0.25 0.0625] | [0:-1 of 3] | [1:1 2:0.083333336 of 3]", Scores(1, "FeatureContributions"));
        Assert.AreEqual(
            "1 [0.9967528 0.0031724456 7.4608804E-05] | 1 [0.5908308 0.19181468 0.2173545] | 3 [0.04411072 0.4185108 0.5373785]",
            Scores(2, "Class", "Score"));
        Assert.AreEqual(
            "1 [0.8766896 0.11666217 0.0066482346] | 2 [0.32906452 0.6638135 0.007121999] | 3 [0.0045837266 0.0010264434 0.99438983]",
            Scores(3, "PredictedLabel", "Score"));
        Assert.AreEqual("[red green blue]", Show.SlotNames(chain.ElementAt(2).GetOutputSchema(schema)["Score"]));

        string Scores(int part, params string[] columns) => Show.Rows(chain.ElementAt(part).Transform(data), columns);
    }

    [TestMethod]
    public void TheSameClassifiersAreSavedInTheSameEntries()
    {
        var stream = new MemoryStream();
        _ml.Model.Save(Model(), Data().Schema, stream);
        using var expected = new ZipArchive(new MemoryStream(SavedClassifiers.Bytes));
        using var actual = new ZipArchive(stream);
        CollectionAssert.AreEqual(expected.NamesWithSlashes, actual.NamesWithSlashes);
        // Schemas hold compressed annotations, whose bytes may differ from one .NET release to the next; Version.txt names the release of ML.NET.
        foreach (var entry in expected.Entries.Where(entry => entry.Name is "Model.key" or "LabelNames"))
            Assert.AreEqual(Hex(entry), Hex(actual.Like(entry)), entry.FullName);
    }

    /// <summary>Numbers whose sums are exact, so that no score depends on their order.</summary>
    private TransformerChain<ITransformer> Model()
    {
        var data = Data();
        var binary = ClassificationModels.CalibratedBinary(_ml, data.Schema, [.5f, -.25f, .125f], .0625f, "Label", .4f, "Probability");
        var contributions = _ml.Transforms.CalculateFeatureContribution(binary, 2, 1).Fit(data);
        var parameters = ClassificationModels.NewMaximumEntropy(
            _ml, [new(3, [1, 2, 4]), new(3, 1, [.5f], [1]), new(3, [-1, 0, -2])], [.5f, .25f, 0], 3, 3, ["red", "green", "blue"], null);
        var multiclass = ClassificationModels.MulticlassTransformer<MaximumEntropyModelParameters>.Create(
            _ml, parameters, ClassificationModels.Keyed("red", "green", "blue"), "Features", "Label", "Score", "Class");
        var trainer = new MeansTrainer<CalibratedModelParametersBase<LinearBinaryModelParameters, PlattCalibrator>>(
            (schema, weights) => ClassificationModels.CalibratedBinary(_ml, schema, weights, .125f));
        var oneVersusAll = _ml.MulticlassClassification.Trainers.OneVersusAll(trainer).Fit(data);
        return new TransformerChain<ITransformer>(binary, contributions, multiclass, oneVersusAll);
    }

    private IDataView Data() => _ml.Data.LoadFromEnumerable<Example>(
    [
        new() { Label = 0, Features = [2, 1, .5f] },
        new() { Label = 1, Features = [-1, 1.25f, 0] },
        new() { Label = 2, Features = [0, -3, .5f] }
    ]);

    private static string Hex(ZipArchiveEntry entry)
    {
        using var stream = entry.Open();
        var copy = new MemoryStream();
        stream.CopyTo(copy);
        return Convert.ToHexString(copy.ToArray());
    }

    private sealed class Example
    {
        [KeyType(3)]
        public uint Label { get; set; }

        [VectorType(3)]
        public float[] Features { get; set; } = new float[3];
    }
}
