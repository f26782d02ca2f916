using System.Text.RegularExpressions;
using DistributedWorker.Checks;

namespace Autograd.Distributed.Tests.Communicators;

/// <summary>Real ranks over a real MPI.</summary>
[TestClass]
public sealed class MpiTests
{
    [TestMethod]
    [DataRow("Open MPI", 1)]
    [DataRow("Open MPI", 2)]
    [DataRow("Open MPI", 4)]
    [DataRow("MPICH", 2)]
    [DataRow("MPICH", 4)]
    public void EveryCheckIsPassedByEveryRank(string mpi, int ranks)
    {
        string[] checks = [.. CommunicatorCheck.All.Keys.Except(["long-spans"])];
        string[] expected = [.. from check in checks from rank in Enumerable.Range(0, ranks) select $"rank {rank} of {ranks} passed {check}"];
        Assert.AreSequenceEqual(expected.Order(), Mpirun.Named(mpi).Run(ranks, ["check", .. checks]).Succeeded().OutputLines.Order());
    }

    [TestMethod]
    [DataRow("Open MPI")]
    [DataRow("MPICH")]
    public void LongSpansGoInPieces(string mpi) => Assert.HasCount(2, Mpirun.Named(mpi).Run(2, "check", "long-spans").Succeeded().OutputLines);

    [TestMethod]
    [DataRow("Open MPI", @"Open MPI v\d")]
    [DataRow("MPICH", @"MPICH Version: \d")]
    public void TheLaunchersLibraryIsFound(string mpi, string library)
    {
        string[] lines = Mpirun.Named(mpi).Run(2, "world").Succeeded().OutputLines;
        Assert.HasCount(2, lines);
        foreach (string line in lines)
            Assert.MatchesRegex(new Regex($"^MpiCommunicator (0|1) of 2: rank \\1 of 2, {library}"), line);
    }
}
