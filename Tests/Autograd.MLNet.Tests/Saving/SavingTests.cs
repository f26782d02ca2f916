using Microsoft.ML;
using Microsoft.ML.Data;

namespace Autograd.MLNet.Tests.Saving;

/// <summary>A trained model is a plain ML.NET model, and saving it loses nothing.</summary>
[TestClass]
public sealed class SavingTests
{
    private readonly MLContext _mlContext = new(seed: 1);
    private readonly string _directory = Directory.CreateTempSubdirectory("autograd-").FullName;

    public required TestContext TestContext { get; set; }

    [TestCleanup]
    public void DeleteDirectory() => Directory.Delete(_directory, recursive: true);

    [TestMethod]
    public void SavedModel_LoadsWithoutThisLibrary_AndPredictsTheSameBits()
    {
        IDataView data = _mlContext.Data.LoadFromEnumerable(Example.Plane(200, seed: 1, noise: 50));
        ITransformer model = _mlContext.Regression.Trainers.Autograd().Fit(data);
        string path = Path.Combine(_directory, "model.zip");
        _mlContext.Model.Save(model, data.Schema, path);

        Example example = new() { Features = [512.5f, -4999.25f, 0.005f] };
        float here = Score(model, example);
        string there = ModelConsumer.Run(path, example.Features, TestContext.CancellationToken);

        Assert.AreEqual(ModelConsumer.Bits(here), there);
    }

    [TestMethod]
    public void SaveAtomically_WritesWhatSaveWrites()
    {
        IDataView data = _mlContext.Data.LoadFromEnumerable(Example.Plane(50, seed: 1));
        ITransformer model = _mlContext.Regression.Trainers.Autograd().Fit(data);
        string path = Path.Combine(_directory, "model.zip");
        File.WriteAllText(path, "an older model");

        _mlContext.Model.SaveAtomically(model, data.Schema, path);

        ITransformer loaded = new MLContext().Model.Load(path, out DataViewSchema schema);
        Example example = new() { Features = [1, -5000, 0] };
        Assert.AreEqual(Score(model, example), Score(loaded, example));
        CollectionAssert.AreEqual(data.Schema.Select(column => column.Name).ToArray(), schema.Select(column => column.Name).ToArray());
        CollectionAssert.AreEqual(new[] { path }, Directory.GetFiles(_directory));
    }

    [TestMethod]
    public void SaveAtomically_LeavesTheOldFile_WhenTheModelCannotBeSaved()
    {
        IDataView data = _mlContext.Data.LoadFromEnumerable(Example.Plane(50, seed: 1));
        string path = Path.Combine(_directory, "model.zip");
        File.WriteAllText(path, "an older model");

        var error = Assert.ThrowsExactly<NotSupportedException>(() => _mlContext.Model.SaveAtomically(new Unsavable(), data.Schema, path));

        Assert.AreEqual("cannot be saved", error.Message);
        Assert.AreEqual("an older model", File.ReadAllText(path));
        CollectionAssert.AreEqual(new[] { path }, Directory.GetFiles(_directory));
    }

    [TestMethod]
    public void SaveAtomically_LeavesNothing_WhenTheDirectoryIsNotThere()
    {
        string path = Path.Combine(_directory, "missing", "model.zip");

        Assert.ThrowsExactly<DirectoryNotFoundException>(() => _mlContext.Model.SaveAtomically(new Unsavable(), null, path));

        Assert.IsEmpty(Directory.GetFileSystemEntries(_directory));
    }

    private float Score(ITransformer model, Example example)
        => _mlContext.Model.CreatePredictionEngine<Example, Prediction>(model).Predict(example).Score;

    private sealed class Prediction
    {
        public float Score { get; set; }
    }

    private sealed class Unsavable : ITransformer
    {
        public bool IsRowToRowMapper => false;

        public DataViewSchema GetOutputSchema(DataViewSchema inputSchema) => inputSchema;

        public IRowToRowMapper GetRowToRowMapper(DataViewSchema inputSchema) => throw new NotSupportedException();

        public IDataView Transform(IDataView input) => input;

        void ICanSaveModel.Save(ModelSaveContext ctx) => throw new NotSupportedException("cannot be saved");
    }
}
