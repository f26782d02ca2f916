using System.IO.Compression;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Autograd.MLNet.Tests.Platform;

/// <summary>What is said about files that hold no model, and what is left after a failure.</summary>
[TestClass]
public sealed class ModelFileErrorTests
{
    private readonly MLContext _ml = new(1);

    [TestMethod]
    public void AFileThatIsMissing()
    {
        var path = Path.Combine(Path.GetTempPath(), "no-such-model.zip");
        Assert.AreEqual(
            "FileNotFoundException: Could not find file 'PATH'.",
            Show.Error(() => _ml.Model.Load(path, out _)).Replace(path, "PATH"));
    }

    [TestMethod]
    public void AFileThatIsNoArchive()
    {
        using var file = new TextFile("not a model");
        Assert.AreEqual("FormatException: Failed to open a zip archive", Show.Error(() => _ml.Model.Load(file.Path, out _)));
    }

    [TestMethod]
    public void AnEmptyFile()
    {
        using var file = new TextFile();
        Assert.AreEqual("FormatException: Failed to open a zip archive", Show.Error(() => _ml.Model.Load(file.Path, out _)));
    }

    [TestMethod]
    public void AnArchiveWithoutAModel()
    {
        var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
            archive.CreateEntry("readme.txt");
        Assert.AreEqual("InvalidOperationException: Could not load legacy format model", Show.Error(() => _ml.Model.Load(stream, out _)));
    }

    [TestMethod]
    public void ATruncatedFile() =>
        Assert.AreEqual(
            "FormatException: Failed to open a zip archive",
            Show.Error(() => _ml.Model.Load(new MemoryStream(SavedModel.Bytes[..^100]), out _)));

    [TestMethod]
    public void ADamagedEntry()
    {
        Assert.AreEqual(
            "FormatException: One of the identified items was in an invalid format.",
            Show.Error(() => _ml.Model.Load(Damaged("TransformerChain/Model.key", [1, 2, 3]), out _)));
        Assert.AreEqual(
            "FormatException: Wrong file type",
            Show.Error(() => _ml.Model.Load(Damaged("TransformerChain/Model.key", new byte[300]), out _)));
    }

    [TestMethod]
    public void AMissingEntry() =>
        Assert.AreEqual(
            "InvalidOperationException: Error during class instantiation",
            Show.Error(() => _ml.Model.Load(Damaged("TransformerChain/Transform_001/Model.key", null), out _)));

    [TestMethod]
    public void SavingIntoAFolderThatIsMissing()
    {
        var path = Path.Combine(Path.GetTempPath(), "no-such-folder", "model.zip");
        var data = _ml.Data.LoadFromEnumerable(Row.Numbered(1));
        var model = _ml.Transforms.CopyColumns("Copy", "Label").Fit(data);
        Assert.AreEqual(
            "DirectoryNotFoundException: Could not find a part of the path 'PATH'.",
            Show.Error(() => _ml.Model.Save(model, data.Schema, path)).Replace(path, "PATH"));
    }

    [TestMethod]
    public void SavingThatFailsLeavesATornFile()
    {
        using var file = new TextFile("precious");
        var data = _ml.Data.LoadFromEnumerable(Row.Numbered(1));
        var chain = _ml.Transforms.CopyColumns("Copy", "Label").Fit(data).Append(new Unsavable());
        Assert.AreEqual("NotSupportedException: Never saved.", Show.Error(() => _ml.Model.Save(chain, data.Schema, file.Path)));
        Assert.AreNotEqual("precious", File.ReadAllText(file.Path));
        Assert.AreEqual(
            "InvalidOperationException: Could not load legacy format model",
            Show.Error(() => _ml.Model.Load(file.Path, out _)));
    }

    private static MemoryStream Damaged(string name, byte[]? content)
    {
        var stream = new MemoryStream();
        stream.Write(SavedModel.Bytes);
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Update, leaveOpen: true))
        {
            archive.GetEntry(name)!.Delete();
            if (content is not null)
            {
                using var entry = archive.CreateEntry(name).Open();
                entry.Write(content);
            }
        }
        stream.Position = 0;
        return stream;
    }

    private sealed class Unsavable : ITransformer
    {
        public bool IsRowToRowMapper => false;

        public DataViewSchema GetOutputSchema(DataViewSchema inputSchema) => inputSchema;

        public IRowToRowMapper GetRowToRowMapper(DataViewSchema inputSchema) => throw new NotSupportedException();

        public IDataView Transform(IDataView input) => input;

        public void Save(ModelSaveContext ctx) => throw new NotSupportedException("Never saved.");
    }
}
