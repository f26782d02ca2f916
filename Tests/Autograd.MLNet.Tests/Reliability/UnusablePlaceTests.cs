using Autograd.MLNet.Tests.Checkpoints;
using Microsoft.ML;
using Microsoft.ML.Trainers;

namespace Autograd.MLNet.Tests.Reliability;

/// <summary>Paths where nothing can be written or read: an exception that names the path, and everything stays as it was.</summary>
[TestClass]
public sealed class UnusablePlaceTests
{
    private readonly MLContext _mlContext = new(seed: 1);
    private readonly TemporaryDirectory _directory = new();
    private readonly IDataView _data;

    public UnusablePlaceTests() => _data = _mlContext.Data.LoadFromEnumerable(Example.Plane(60, seed: 1));

    [TestCleanup]
    public void DeleteDirectory() => _directory.Dispose();

    [TestMethod]
    public void ADirectoryInTheFilesPlace()
    {
        string path = Directory.CreateDirectory(_directory.File("taken")).FullName;
        string inside = Path.Combine(path, "inside");
        File.WriteAllText(inside, "here before");

        foreach (Action<string> write in Writers())
            Fails(() => write(path), path);
        Fails(() => Interrupted.Resume(_data, path), path);
        Fails(() => Interrupted.Resume(_data, path, options => options.Seed = null), path);

        CollectionAssert.AreEqual(new[] { path }, Directory.GetFileSystemEntries(_directory.Path));
        Assert.AreEqual("here before", File.ReadAllText(inside));
    }

    [TestMethod]
    public void ADirectoryThatIsNotThere_OrAFileInItsPlace()
    {
        string file = _directory.File("file");
        File.WriteAllText(file, "no directory");
        foreach (string path in (string[])[Path.Combine(_directory.Path, "missing", "x"), Path.Combine(file, "x")])
        {
            foreach (Action<string> write in Writers())
                Fails(() => write(path), path);
        }

        CollectionAssert.AreEqual(new[] { file }, Directory.GetFileSystemEntries(_directory.Path));
    }

    [TestMethod]
    public void ADirectoryThatMayOnlyBeRead()
    {
        if (OperatingSystem.IsWindows() || Environment.UserName == "root")
            Assert.Inconclusive("Permissions bind neither root nor, in this way, Windows.");
        OnlyRead(() => Permit(UnixFileMode.UserRead | UnixFileMode.UserExecute), () => Permit(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute));

        void Permit(UnixFileMode mode)
        {
            if (!OperatingSystem.IsWindows())
                File.SetUnixFileMode(_directory.Path, mode);
        }
    }

    [TestMethod]
    public void ADiskThatMayOnlyBeRead()
    {
        using SmallDisk disk = SmallDisk.Mount(_directory.Path, 1 << 16);
        OnlyRead(disk.MakeReadOnly, () => { });
    }

    private void OnlyRead(Action forbid, Action allow)
    {
        string path = _directory.File("old");
        File.WriteAllText(path, "an older file");
        Action<string>[] writers = Writers();
        forbid();
        try
        {
            foreach (Action<string> write in writers)
                Fails(() => write(path), path);
        }
        finally
        {
            allow();
        }

        CollectionAssert.AreEqual(new[] { path }, Directory.GetFileSystemEntries(_directory.Path));
        Assert.AreEqual("an older file", File.ReadAllText(path));
    }

    /// <summary>Model, checkpoint, table and picture.</summary>
    private Action<string>[] Writers()
    {
        var history = new TrainingHistory();
        var model = SavedModel.Train(_mlContext, seed: 1, out DataViewSchema schema);
        return
        [
            path => _mlContext.Model.SaveAtomically(model, schema, path),
            path => _mlContext.Regression.Trainers.Autograd(new AutogradRegressionTrainer.Options { CheckpointPath = path, NumberOfEpochs = 1 }).Fit(_data),
            history.WriteCsv,
            path => history.WriteSvg(path),
        ];
    }

    private static void Fails(Action action, string path)
    {
        Exception error = Assert.Throws<Exception>(action);
        Assert.IsTrue(error is IOException or UnauthorizedAccessException, error.ToString());
        Assert.Contains(path, error.Message);
    }
}
