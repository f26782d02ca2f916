using System.IO.Compression;
using System.Runtime.ExceptionServices;
using Autograd.Core.Tests.Serialization;
using Autograd.MLNet.Tests.Training;
using Microsoft.ML;
using Microsoft.ML.Trainers;

namespace Autograd.MLNet.Tests.Reliability;

/// <summary>A disk that fills up while a file is written: the caller hears of it, and the file is what it was.</summary>
[TestClass]
public sealed class FullDiskTests
{
    private const int Page = 4096;
    private const int Pages = 16;
    private const int Parts = 30;
    private const int PagesOfDirectory = 4;

    private readonly MLContext _mlContext = new(seed: 1);

    /// <summary>ML.NET keeps silent where the end of the archive does not fit, which is why SaveAtomically looks at the archive's directory: it is not there then.</summary>
    [TestMethod]
    public void AModelThatDoesNotFit_IsAnErrorOrAnArchiveWithoutADirectory()
    {
        var model = SavedModel.Train(_mlContext, seed: 1, out DataViewSchema schema);
        using var whole = new MemoryStream();
        _mlContext.Model.Save(model, schema, whole);
        int errors = 0, silent = 0;
        for (int capacity = 0; capacity < whole.Length; capacity += 31)
        {
            using var under = new MemoryStream();
            try
            {
                _mlContext.Model.Save(model, schema, new FailingStream(under, capacity));
                silent++;
            }
            catch (Exception error)
            {
                Assert.Contains("No space left on device", error.ToString());
                errors++;
            }

            Assert.ThrowsExactly<InvalidDataException>(() => new ZipArchive(under).Entries);
        }

        Console.WriteLine($"{errors + silent} capacities of {whole.Length} bytes: {errors} errors, {silent} silent, 0 that look whole.");
    }

    /// <summary>A model of so many parts that the archive's directory takes several pages, on a disk that has room again as soon as it was full, so that writing goes on.</summary>
    [TestMethod]
    public void WhereTheDirectoryDoesNotFitForAMoment_TheModelIsSaidNotToBeWhole()
    {
        using var directory = new TemporaryDirectory();
        IDataView data = _mlContext.Data.LoadFromEnumerable(Example.Plane(50, seed: 1));
        IEstimator<ITransformer> parts = _mlContext.Transforms.CopyColumns("Copy0", "Features");
        for (int i = 1; i < Parts; i++)
            parts = parts.Append(_mlContext.Transforms.CopyColumns($"Copy{i}", "Features"));
        ITransformer model = parts.Fit(data);
        string path = directory.File("model"), ballast = directory.File("ballast");
        _mlContext.Model.SaveAtomically(model, data.Schema, path);
        int pages = (int)((new FileInfo(path).Length + Page - 1) / Page);
        File.Delete(path);

        using SmallDisk disk = SmallDisk.Mount(directory.Path, 2 * pages * Page);
        for (int left = pages - PagesOfDirectory; left < pages; left++)
        {
            File.WriteAllText(path, "old");
            Fill(ballast, left * Page);
            IOException error = WithRoomAgain(ballast, () => Assert.ThrowsExactly<IOException>(() => _mlContext.Model.SaveAtomically(model, data.Schema, path)));
            Assert.AreEqual($"Autograd: the model could not be written whole to {path}. The disk is full or failing; the file is as it was.", error.Message);
            Assert.IsInstanceOfType<InvalidDataException>(error.InnerException);
            Assert.AreEqual("old", File.ReadAllText(path));
            CollectionAssert.AreEqual(new[] { path }, Directory.GetFiles(directory.Path));
        }

        Console.WriteLine($"{PagesOfDirectory} times the directory did not fit, 0 wrong.");
    }

    /// <summary>With every number of pages left, from none to more than enough.</summary>
    [TestMethod]
    public void OnASmallDisk_ModelCheckpointAndHistoryAreOldOrNew()
    {
        using var directory = new TemporaryDirectory();
        using SmallDisk disk = SmallDisk.Mount(directory.Path, Pages * Page);
        IDataView data = _mlContext.Data.LoadFromEnumerable(Example.Plane(50, seed: 1, noise: 100));
        var old = SavedModel.Train(_mlContext, seed: 1, out DataViewSchema schema);
        var larger = _mlContext.Transforms.NormalizeMinMax("Features").Append(_mlContext.Transforms.CopyColumns("Copy", "Features")).Fit(data).Append(SavedModel.Train(_mlContext, seed: 2, out _));
        string newBits = Bits.Of(larger.LastTransformer.Model);
        var history = new TrainingHistory();
        Train(null, 40, history);

        int full = 0, written = 0;
        Check("model", path => _mlContext.Model.SaveAtomically(old, schema, path), path => _mlContext.Model.SaveAtomically(larger, schema, path), path => Assert.AreEqual(newBits, SavedModel.Read(path)));
        Check("checkpoint", path => Train(path, 2), path => Train(path, 20), path => Train(path, 20, resume: true));
        Check("history", path => File.WriteAllText(path, "old"), history.WriteCsv, path => Assert.HasCount(41, File.ReadAllLines(path)));
        Console.WriteLine($"{full} times full, {written} times written, 0 wrong.");
        Assert.IsGreaterThan(3, full);
        Assert.IsGreaterThan(3, written);

        void Check(string name, Action<string> writeOld, Action<string> writeNew, Action<string> checkNew)
        {
            for (int left = 0; left <= 6; left++)
            {
                string path = directory.File(name), ballast = directory.File("ballast");
                writeOld(path);
                byte[] before = File.ReadAllBytes(path);
                Fill(ballast, left * Page);
                try
                {
                    writeNew(path);
                    written++;
                    File.Delete(ballast);
                    checkNew(path);
                }
                catch (IOException)
                {
                    full++;
                    AssertOldOrWhole(path, before);
                }

                CollectionAssert.IsSubsetOf(Directory.GetFiles(directory.Path), new[] { path, ballast });
                File.Delete(ballast);
                File.Delete(path);
            }
        }

        // A training that writes a checkpoint each epoch may get some epochs far.
        void AssertOldOrWhole(string path, byte[] before)
        {
            if (Path.GetFileName(path) == "checkpoint")
                Core.Serialization.StateDict.Load(path);
            else
                CollectionAssert.AreEqual(before, File.ReadAllBytes(path));
        }

        void Train(string? checkpoint, int epochs, TrainingHistory? progress = null, bool resume = false)
            => _mlContext.Regression.Trainers.Autograd(new AutogradRegressionTrainer.Options
            {
                Seed = 1,
                NumberOfEpochs = epochs,
                CheckpointPath = checkpoint,
                ResumeFrom = resume ? checkpoint : null,
                Progress = progress,
            }).Fit(data);
    }

    /// <summary>Does something that fails, and makes room when the disk is found full, before anybody can catch the exception.</summary>
    private static TResult WithRoomAgain<TResult>(string ballast, Func<TResult> action)
    {
        AppDomain.CurrentDomain.FirstChanceException += MakeRoom;
        try
        {
            return action();
        }
        finally
        {
            AppDomain.CurrentDomain.FirstChanceException -= MakeRoom;
        }

        void MakeRoom(object? sender, FirstChanceExceptionEventArgs e)
        {
            if (e.Exception is IOException)
                File.Delete(ballast);
        }
    }

    /// <summary>Writes until the disk is full, then leaves so much.</summary>
    private static void Fill(string path, long left)
    {
        using var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        byte[] page = new byte[Page];
        try
        {
            while (true)
                file.Write(page);
        }
        catch (IOException)
        {
            file.SetLength(Math.Max(0, file.Position - left));
        }
    }
}
