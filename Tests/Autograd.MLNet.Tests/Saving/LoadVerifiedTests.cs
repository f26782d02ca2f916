using Autograd.MLNet.Tests.Platform;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace Autograd.MLNet.Tests.Saving;

/// <summary>LoadVerified loads whatever Load does, from files and from streams.</summary>
[TestClass]
public sealed class LoadVerifiedTests
{
    private static readonly MLContext s_mlContext = new(seed: 1);

    private static Dictionary<string, Func<IEstimator<ITransformer>>> Pipelines { get; } = new()
    {
        ["Regression"] = () => s_mlContext.Regression.Trainers.Autograd(numberOfEpochs: 2),
        ["LogLink"] = () => s_mlContext.Regression.Trainers.AutogradLogLink(numberOfEpochs: 2),
        ["MultiOutput"] = () => s_mlContext.Regression.Trainers.AutogradMultiOutput("Labels", numberOfEpochs: 2),
        ["Binary"] = () => s_mlContext.BinaryClassification.Trainers.Autograd("IsHigh", numberOfEpochs: 2),
        ["Multiclass"] = () => s_mlContext.MulticlassClassification.Trainers.Autograd("Kind", numberOfEpochs: 2),
        ["Chain"] = () => s_mlContext.Transforms.NormalizeMinMax("Features").Append(s_mlContext.Transforms.CopyColumns("Copy", "Features"))
            .Append(s_mlContext.Regression.Trainers.AutogradMultiOutput("Labels", numberOfEpochs: 2)).Append(s_mlContext.Transforms.CopyColumns("Forecast", "Score")),
    };

    private static IEnumerable<string> Names => Pipelines.Keys;

    [TestMethod]
    [DynamicData(nameof(Names))]
    public void TheModelIsThatOfLoad(string name)
    {
        using var directory = new TemporaryDirectory();
        string path = directory.File("model.zip");
        IDataView data = s_mlContext.Data.LoadFromEnumerable(Example.Plane(50, seed: 1).Select(row => new Row(row)));
        ITransformer model = Pipelines[name]().Fit(data);
        s_mlContext.Model.SaveAtomically(model, data.Schema, path);

        ITransformer expected = new MLContext().Model.Load(path, out DataViewSchema expectedSchema);
        ITransformer ofFile = new MLContext().Model.LoadVerified(path, out DataViewSchema schemaOfFile);
        ITransformer ofStream = new MLContext().Model.LoadVerified(new MemoryStream(File.ReadAllBytes(path)), out DataViewSchema schemaOfStream);

        Assert.AreEqual(Show.Rows(model.Transform(data), "Score"), Show.Rows(expected.Transform(data), "Score"));
        foreach ((ITransformer loaded, DataViewSchema schema) in new[] { (ofFile, schemaOfFile), (ofStream, schemaOfStream) })
        {
            Assert.AreEqual(Show.Rows(expected.Transform(data), "Score"), Show.Rows(loaded.Transform(data), "Score"));
            Assert.AreEqual(Show.Schema(expectedSchema), Show.Schema(schema));
        }
    }

    [TestMethod]
    public void SavedWithoutASchema_ItComesWithoutOne()
    {
        using var file = new MemoryStream();
        IDataView data = s_mlContext.Data.LoadFromEnumerable(Example.Plane(50, seed: 1));
        s_mlContext.Model.Save(s_mlContext.Regression.Trainers.Autograd(numberOfEpochs: 1).Fit(data), null, file);

        s_mlContext.Model.LoadVerified(file, out DataViewSchema schema);

        Assert.IsNull(schema);
    }

    private sealed class Row(Example example)
    {
        public float Label { get; } = example.Label;

        [VectorType(3)]
        public float[] Features { get; } = example.Features;

        [VectorType(2)]
        public float[] Labels { get; } = [example.Label, example.Features[0]];

        public bool IsHigh { get; } = example.Features[0] > 500;

        [KeyType(3)]
        public uint Kind { get; } = 1 + (uint)(example.Features[0] / 334);
    }
}
