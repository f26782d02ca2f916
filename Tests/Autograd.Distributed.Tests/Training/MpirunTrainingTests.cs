using DistributedWorker.TrainingChecks;

namespace Autograd.Distributed.Tests.Training;

/// <summary>Trainings of real ranks over a real MPI.</summary>
[TestClass]
public sealed class MpirunTrainingTests
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(20);

    private static readonly string[] _trainings =
    [
        .. from trainer in Enum.GetValues<Trainer>()
           from training in new[] { "dense-0", "dense-4", "sparse-0", "sparse-4" }
           select $"{trainer}-{training}",
    ];

    private string _directory = "";

    [TestInitialize]
    public void Create() => _directory = Directory.CreateTempSubdirectory("autograd-mpirun").FullName;

    [TestCleanup]
    public void Delete() => Directory.Delete(_directory, recursive: true);

    [TestMethod]
    [DataRow("Open MPI", 2)]
    [DataRow("Open MPI", 4)]
    [DataRow("MPICH", 2)]
    public void EveryCheckIsPassedByEveryRank(string mpi, int ranks)
    {
        string[] checks = [.. TrainingCheck.All.Keys];
        AssertPassed(checks, ranks, Mpirun.Named(mpi).Run(ranks, ["train", .. checks]));
    }

    [TestMethod]
    public void StepsOfOneRankAllocateNothing() => TrainingCheck.All["step-allocation"](new LocalCommunicator());

    [TestMethod]
    [DataRow("Open MPI", 4)]
    [DataRow("MPICH", 2)]
    public void ACheckpointOfTwoRanksGoesOnOnOneAndOnAnotherNumber(string mpi, int ranks)
    {
        AssertPassed(_trainings, 2, Mpirun.Named(mpi).Run(2, "interrupt", _directory));
        AssertPassed(_trainings, 1, Worker.RunAlone([], ["resume", _directory, "3", .. _trainings]));
        AssertPassed(_trainings, ranks, Mpirun.Named(mpi).Run(ranks, ["resume", _directory, "3", .. _trainings]));
    }

    [TestMethod]
    [DataRow("Open MPI", "Regression-dense-4", 1, 2, 4)]
    [DataRow("Open MPI", "Multiclass-sparse-4", 0, 4, 1)]
    [DataRow("Open MPI", "Binary-dense-0", 2, 4, 2)]
    [DataRow("MPICH", "Regression-sparse-4", 1, 2, 1)]
    public void AfterAKilledRankTheTrainingGoesOnOnAnotherNumberOfRanks(string mpi, string training, int killed, int ranks, int ranksAfter)
    {
        // In the third epoch, of eight or nine steps.
        WorkerResult result = Mpirun.Named(mpi).Run(ranks, "kill-training", _directory, training, $"{killed}", "20");

        AssertEnded(result, "signal 9");
        Assert.AreEqual(training, Path.GetFileName(Directory.GetFileSystemEntries(_directory).Single()));
        AssertPassed([training], ranksAfter, Mpirun.Named(mpi).Run(ranksAfter, "resume", _directory, "2", training));
    }

    [TestMethod]
    [DataRow("Open MPI", "view", 2, "System.IO.IOException: the disk is gone")]
    [DataRow("Open MPI", "view", 4, "System.IO.IOException: the disk is gone")]
    [DataRow("Open MPI", "loss", 2, "System.NotSupportedException: the loss has failed")]
    [DataRow("Open MPI", "loss", 4, "System.NotSupportedException: the loss has failed")]
    [DataRow("MPICH", "loss", 2, "System.NotSupportedException: the loss has failed")]
    public void AnExceptionWithinFitEndsAllRanks(string mpi, string what, int ranks, string cause)
        => AssertEnded(Mpirun.Named(mpi).Run(ranks, "fail-training", what, "1"), $"Autograd: rank 1 of {ranks} failed: {cause}");

    private static void AssertPassed(string[] names, int ranks, WorkerResult result)
        => Assert.AreSequenceEqual((from name in names from rank in Enumerable.Range(0, ranks) select $"rank {rank} of {ranks} passed {name}").Order(), result.Succeeded().OutputLines.Order());

    private static void AssertEnded(WorkerResult result, string message)
    {
        Assert.AreNotEqual(0, result.ExitCode);
        Assert.Contains(message, result.Error + result.Output);
        Assert.IsLessThan(Soon, result.Time);
    }
}
