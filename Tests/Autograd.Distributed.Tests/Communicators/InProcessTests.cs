using DistributedWorker.Checks;

namespace Autograd.Distributed.Tests.Communicators;

/// <summary>Ranks that are threads of this process.</summary>
[TestClass]
public sealed class InProcessTests
{
    public static IEnumerable<(string Check, int Ranks)> Cases => from check in CommunicatorCheck.All.Keys.Except(["long-spans"]) from ranks in Enumerable.Range(1, 8) select (check, ranks);

    [TestMethod]
    [DynamicData(nameof(Cases))]
    public void EveryCheckIsPassedByEveryRank(string check, int ranks)
    {
        int passed = 0;
        InProcessCommunicator.Run(ranks, communicator =>
        {
            CommunicatorCheck.All[check](communicator);
            Interlocked.Increment(ref passed);
        });
        Assert.AreEqual(ranks, passed);
    }

    [TestMethod]
    public void SumsAreMadeInTheOrderOfTheRanks()
    {
        float[] brought = [1e8f, 3f, -1e8f, 3f];
        InProcessCommunicator.Run(4, communicator =>
        {
            float[] values = [brought[communicator.Rank]];
            communicator.AllReduce(values);
            Assert.AreEqual(((1e8f + 3f) + -1e8f) + 3f, values[0]);
        });
    }

    [TestMethod]
    public void EachRankHasItsNumber()
    {
        var ranks = new int[5];
        InProcessCommunicator.Run(5, communicator => Interlocked.Add(ref ranks[communicator.Rank], communicator.Size));
        Assert.AreSequenceEqual([5, 5, 5, 5, 5], ranks);
    }

    [TestMethod]
    public void DifferingLengthsAreToldToAllRanks()
        => AssertDiffer(
            "rank 0 AllReduce of 3 floats; rank 1 AllReduce of 4 floats; rank 2 AllReduce of 3 floats", communicator => communicator.AllReduce(new float[communicator.Rank == 1 ? 4 : 3]));

    [TestMethod]
    public void DifferingTypesAreToldToAllRanks()
        => AssertDiffer("rank 0 AllReduce of 3 doubles; rank 1 AllReduce of 3 floats; rank 2 AllReduce of 3 floats", communicator =>
        {
            if (communicator.Rank == 0)
                communicator.AllReduce(new double[3]);
            else
                communicator.AllReduce(new float[3]);
        });

    [TestMethod]
    public void DifferingMethodsAreToldToAllRanks()
        => AssertDiffer("rank 0 AllGather of 2 bytes; rank 1 Barrier; rank 2 Broadcast of 2 bytes from 1", communicator =>
        {
            if (communicator.Rank == 0)
                communicator.AllGather(new byte[2], new byte[6]);
            else if (communicator.Rank == 1)
                communicator.Barrier();
            else
                communicator.Broadcast(new byte[2], 1);
        });

    [TestMethod]
    public void AfterADifferenceAllRanksMayGoOn()
        => InProcessCommunicator.Run(3, communicator =>
        {
            float[] values = [communicator.Rank];
            Assert.ThrowsExactly<InvalidOperationException>(() => communicator.AllReduce(new float[communicator.Rank]));
            communicator.AllReduce(values);
            Assert.AreEqual(3, values[0]);
        });

    [TestMethod]
    public void AnExceptionOfOneRankIsThrownAsItIsAndEndsTheOthersCalls()
    {
        var cause = new InvalidDataException("the seventh row is torn");
        var told = new InvalidOperationException?[4];
        InvalidDataException thrown = Assert.ThrowsExactly<InvalidDataException>(() => InProcessCommunicator.Run(4, communicator =>
        {
            communicator.Barrier();
            if (communicator.Rank == 2)
                throw cause;
            told[communicator.Rank] = Assert.ThrowsExactly<InvalidOperationException>(() => communicator.AllReduce(new float[3]));
            communicator.Barrier();
        }));
        Assert.AreSame(cause, thrown);
        foreach (int rank in new[] { 0, 1, 3 })
        {
            Assert.AreEqual($"AllReduce: rank {rank} of 4 waits in vain, because rank 2 of 4 failed: System.IO.InvalidDataException: the seventh row is torn", told[rank]!.Message);
            Assert.AreSame(cause, told[rank]!.InnerException);
        }
    }

    [TestMethod]
    public void ExceptionsOfSeveralRanksAreAllThrown()
    {
        using var bothThrow = new Barrier(2);
        AggregateException thrown = Assert.ThrowsExactly<AggregateException>(() => InProcessCommunicator.Run(3, communicator =>
        {
            if (communicator.Rank == 1)
                communicator.Barrier();
            bothThrow.SignalAndWait(TimeSpan.FromSeconds(10));
            throw new InvalidDataException($"rank {communicator.Rank}");
        }));
        Assert.AreSequenceEqual(["rank 0", "rank 2"], thrown.InnerExceptions.Select(exception => exception.Message));
    }

    [TestMethod]
    public void WaitingForARankThatHasReturnedIsAnError()
    {
        InvalidOperationException thrown = Assert.ThrowsExactly<InvalidOperationException>(() => InProcessCommunicator.Run(3, communicator =>
        {
            communicator.Barrier();
            if (communicator.Rank != 1)
                communicator.Broadcast(new byte[1], 0);
        }));
        Assert.AreEqual("Broadcast: rank 0 of 3 waits in vain, because rank 1 of 3 has returned.", thrown.Message);
    }

    [TestMethod]
    public void ThereIsOneRankAtLeast() => Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => InProcessCommunicator.Run(0, _ => Assert.Fail("There is no rank.")));

    private static void AssertDiffer(string calls, Action<ICommunicator> call)
    {
        string message = $"All ranks must call the same method with as many values, but the calls are: {calls}.";
        Assert.AreEqual(message, Assert.ThrowsExactly<InvalidOperationException>(() => InProcessCommunicator.Run(3, call)).Message);

        var messages = new string[3];
        InProcessCommunicator.Run(3, communicator => messages[communicator.Rank] = Assert.ThrowsExactly<InvalidOperationException>(() => call(communicator)).Message);
        Assert.AreSequenceEqual([message, message, message], messages);
    }
}
