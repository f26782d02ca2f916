using Microsoft.ML.Trainers;

namespace Autograd.Distributed.Tests.Training;

/// <summary>Trainings of several ranks are interrupted together, and go on on any number of them.</summary>
[TestClass]
public sealed class SharedCheckpointTests
{
    private const int Count = 600;
    private const int Blocks = 4;

    private static readonly List<Row> _dense = Row.Draw(Count, seed: 1);
    private static readonly List<Row> _sparse = Row.Draw(Count, seed: 2, sparse: true);

    private string _directory = "";

    public static IEnumerable<object[]> Cases =>
        from trainer in Enum.GetValues<Trainer>()
        from sparse in new[] { false, true }
        select new object[] { trainer, sparse };

    [TestInitialize]
    public void Create() => _directory = Directory.CreateTempSubdirectory("autograd-shared").FullName;

    [TestCleanup]
    public void Delete() => Directory.Delete(_directory, recursive: true);

    [TestMethod]
    [DynamicData(nameof(Cases))]
    public void ACheckpointOfTwoRanks_GoesOnOnOneAndOnFour(Trainer trainer, bool sparse)
    {
        List<Row> rows = sparse ? _sparse : _dense;
        string path = Path.Combine(_directory, "checkpoint");
        Trained whole = Job.Shared([Count], trainer, rows, (options, _) => Set(options, null)), wholeInBlocks = Job.Shared([Count], trainer, rows, (options, _) => Set(options, Blocks));

        foreach (int? blocks in new int?[] { null, Blocks })
        {
            Interrupt(trainer, rows, path, blocks);
            foreach (int ranks in new[] { 1, 2, 4 })
            {
                Trained resumed = Job.Shared(Job.Even(ranks, Count, Blocks), trainer, rows, (options, rank) =>
                {
                    Set(options, blocks);
                    // Where the others are there may be no file, and they may know it.
                    options.ResumeFrom = rank switch { 0 => path, 1 => Path.Combine(_directory, "elsewhere"), _ => null };
                });

                if (blocks is null)
                    Assert.IsLessThan(2e-5, resumed.DistanceTo(whole), $"{ranks} ranks");
                else
                    Assert.AreEqual(wholeInBlocks.Bits(), resumed.Bits(), $"{ranks} ranks");
            }
        }
    }

    [TestMethod]
    public void ACheckpointOfOneProcess_GoesOnOnRanks_AndBack()
    {
        string path = Path.Combine(_directory, "checkpoint");
        Trained whole = Job.Alone(Trainer.Regression, _dense, options => Set(options, null));
        using var cancellation = new CancellationTokenSource();
        Assert.ThrowsExactly<OperationCanceledException>(() => Job.Alone(Trainer.Regression, _dense, options =>
        {
            Set(options, null);
            (options.CheckpointPath, options.CancellationToken, options.Progress) = (path, cancellation.Token, new CancelAfter(cancellation, 3));
        }));

        Trained onRanks = Job.Shared([100, 500], Trainer.Regression, _dense, (options, _) => Resume(options));
        Interrupt(Trainer.Regression, _dense, path, blocks: null);
        Trained back = Job.Alone(Trainer.Regression, _dense, Resume);

        Assert.IsLessThan(2e-5, onRanks.DistanceTo(whole));
        Assert.IsLessThan(2e-5, back.DistanceTo(whole));

        void Resume(LinearTrainerOptions options)
        {
            Set(options, null);
            options.ResumeFrom = path;
        }
    }

    [TestMethod]
    public void OtherRows_AreRefusedOnAllRanks()
    {
        string path = Path.Combine(_directory, "checkpoint");
        Interrupt(Trainer.Regression, _dense, path, blocks: null);
        List<Row> others = [.. _dense];
        (others[10], others[400]) = (others[400], others[10]);

        AggregateException error = Assert.ThrowsExactly<AggregateException>(() => Job.Shared([300, 300], Trainer.Regression, others, (options, _) =>
        {
            Set(options, null);
            options.ResumeFrom = path;
        }));

        Assert.HasCount(2, error.InnerExceptions);
        foreach (Exception exception in error.InnerExceptions)
            Assert.Contains("it was made with other data", exception.Message);
    }

    [TestMethod]
    public void AResumedTraining_TakesTheSeedOfTheCheckpoint()
    {
        string path = Path.Combine(_directory, "checkpoint");
        Interrupt(Trainer.Regression, _dense, path, Blocks);

        string bits = Job.Shared(Job.Even(2, Count, Blocks), Trainer.Regression, _dense, (options, _) =>
        {
            Set(options, Blocks);
            (options.Seed, options.ResumeFrom) = (null, path);
        }).Bits();

        Assert.AreEqual(Job.Shared([Count], Trainer.Regression, _dense, (options, _) => Set(options, Blocks)).Bits(), bits);
    }

    private static void Set(LinearTrainerOptions options, int? blocks)
        => (options.Optimizer, options.NumberOfEpochs, options.ReproducibleBlocks, options.ValidationFraction) = (AutogradOptimizer.Adam(), 5, blocks, 0.1f);

    // One rank is cancelled in the third epoch, and so are all.
    private static void Interrupt(Trainer trainer, List<Row> rows, string path, int? blocks)
    {
        using var cancellation = new CancellationTokenSource();
        AggregateException error = Assert.ThrowsExactly<AggregateException>(() => Job.Shared(Job.Even(2, Count, Blocks), trainer, rows, (options, rank) =>
        {
            Set(options, blocks);
            options.CheckpointPath = path;
            if (rank == 0)
                (options.CancellationToken, options.Progress) = (cancellation.Token, new CancelAfter(cancellation, 3));
        }));
        Assert.HasCount(2, error.InnerExceptions);
        foreach (Exception exception in error.InnerExceptions)
            Assert.IsInstanceOfType<OperationCanceledException>(exception);
    }

    private sealed class CancelAfter(CancellationTokenSource cancellation, int epochs) : IProgress<EpochReport>
    {
        public void Report(EpochReport value)
        {
            if (value.Epoch == epochs)
                cancellation.Cancel();
        }
    }
}
