namespace Autograd.Distributed.Tests.Communicators;

/// <summary>What ends one rank ends all, soon, and it is told which rank it was and why.</summary>
[TestClass]
public sealed class FailureTests
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(20);

    [TestMethod]
    [DataRow("Open MPI", "throw", 4, 0)]
    [DataRow("Open MPI", "throw", 2, 10)]
    [DataRow("Open MPI", "throw-on-thread", 2, 1)]
    [DataRow("MPICH", "throw", 4, 0)]
    [DataRow("MPICH", "throw", 2, 10)]
    [DataRow("MPICH", "throw-on-thread", 2, 1)]
    public void AnExceptionEndsAllRanks(string mpi, string how, int ranks, int reductions)
        => AssertEnded(Run(mpi, how, ranks, reductions), $"Autograd: rank 1 of {ranks} failed: System.IO.InvalidDataException: the seventh row is torn");

    [TestMethod]
    [DataRow("Open MPI", "return")]
    [DataRow("Open MPI", "exit")]
    [DataRow("MPICH", "return")]
    [DataRow("MPICH", "exit")]
    public void AnExitCodeOtherThanZeroEndsAllRanks(string mpi, string how)
    {
        WorkerResult result = Run(mpi, how, ranks: 2, reductions: 1);
        AssertEnded(result, "Autograd: rank 1 of 2 ended with exit code 3.");
        Assert.AreEqual(3, result.ExitCode);
    }

    [TestMethod]
    [DataRow("Open MPI", "exited on signal 9")]
    [DataRow("MPICH", "Killed (signal 9)")]
    public void AKilledRankEndsAllRanks(string mpi, string message) => AssertEnded(Run(mpi, "kill", ranks: 2, reductions: 1), message);

    private static WorkerResult Run(string mpi, string how, int ranks, int reductions) => Mpirun.Named(mpi).Run(ranks, "fail", how, "1", $"{reductions}");

    private static void AssertEnded(WorkerResult result, string message)
    {
        Assert.AreNotEqual(0, result.ExitCode);
        Assert.Contains(message, result.Error + result.Output);
        Assert.IsLessThan(Soon, result.Time);
    }
}
