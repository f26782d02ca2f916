using Autograd.Core;
using Microsoft.ML.Trainers;

namespace Autograd.Distributed.Tests.Training;

/// <summary>What goes wrong on one rank ends all, with its number and its cause.</summary>
[TestClass]
public sealed class RankFailureTests
{
    private const int Count = 400;

    private static readonly List<Row> _dense = Row.Draw(Count, seed: 1);
    private static readonly List<Row> _sparse = Row.Draw(Count, seed: 2, sparse: true);

    [TestMethod]
    [DataRow(false, null)]
    [DataRow(true, null)]
    [DataRow(false, 3)]
    [DataRow(true, 3)]
    public void ALossThatThrowsInTheMiddle(bool sparse, int? blocks)
    {
        // At every step of an epoch, and in the setup before.
        for (int calls = 1; calls < 60; calls += 7)
            ExpectFailure(sparse, (options, rank) => (options.ReproducibleBlocks, options.Loss) = (blocks, Failing(rank == 1 ? calls : int.MaxValue)), $"call {calls}");
    }

    [TestMethod]
    public void ALossThatThrowsUnderLocalSgd()
        => ExpectFailure(sparse: false, (options, rank) => (options.AverageEverySteps, options.Loss) = (3, Failing(rank == 1 ? 55 : int.MaxValue)), "local SGD");

    [TestMethod]
    public void ALossThatThrowsUnderLbfgs()
    {
        // The first 44 are of the setup.
        for (int calls = 40; calls < 50; calls++)
            ExpectFailure(sparse: false, (options, rank) => (options.Optimizer, options.Loss) = (AutogradOptimizer.Lbfgs(), Failing(rank == 1 ? calls : int.MaxValue)), $"call {calls}");
    }

    [TestMethod]
    public void AViewThatThrows()
    {
        var failures = new Exception?[3];
        Job.Try([100, 200, 100], Trainer.Regression, rank => rank == 1 ? _dense.GetRange(100, 150).Select((row, i) => i == 149 ? throw new IOException("the disk is gone") : row) : _dense.GetRange(0, 100), (_, _) => { }, failures);

        Assert.IsInstanceOfType<IOException>(failures[1]);
        AreTold(failures, "IOException: the disk is gone");
    }

    [TestMethod]
    public void ProgressThatThrows()
    {
        var failures = new Exception?[3];
        Job.Try([100, 200, 100], Trainer.Regression, rank => _dense.GetRange(100 * rank, 100), (options, _) => options.Progress = new Throwing(), failures);

        Assert.AreEqual("no room on the screen", failures[0]!.Message);
        foreach (int rank in new[] { 1, 2 })
            Assert.AreEqual("Autograd: rank 0 of 3 failed, and the others stop with it. InvalidOperationException: no room on the screen", failures[rank]!.Message);
    }

    [TestMethod]
    public void ACheckpointThatCannotBeWritten()
    {
        var failures = new Exception?[3];
        string missing = Path.Combine(Path.GetTempPath(), $"autograd-{Guid.NewGuid():N}", "checkpoint");
        Job.Try([100, 200, 100], Trainer.Regression, rank => _dense.GetRange(100 * rank, 100), (options, _) => options.CheckpointPath = missing, failures);

        Assert.IsInstanceOfType<DirectoryNotFoundException>(failures[0]);
        Assert.IsInstanceOfType<RankFailedException>(failures[1]);
        Assert.IsInstanceOfType<RankFailedException>(failures[2]);
    }

    [TestMethod]
    public void RanksThatFailAlike_EachSaySo()
    {
        var failures = new Exception?[2];
        Job.Try([200, 200], Trainer.Regression, _ => [], (_, _) => { }, failures);

        foreach (Exception? failure in failures)
            Assert.AreEqual("Autograd: the training data has no rows.", failure!.Message);
    }

    [TestMethod]
    public void OptionsThatDiffer()
    {
        var failures = new Exception?[2];
        Job.Try([200, 200], Trainer.Regression, rank => _dense.GetRange(200 * rank, 200), (options, rank) => options.BatchSize = 64 + rank, failures);

        foreach (Exception? failure in failures)
            Assert.AreEqual("Autograd: all ranks must train alike, but BatchSize is 64 on rank 0, and BatchSize is 65 on rank 1. Give all ranks the same options.", failure!.Message);
    }

    [TestMethod]
    public void SharesThatCutBlocks()
    {
        var failures = new Exception?[2];
        Job.Try([150, 250], Trainer.Regression, rank => rank == 0 ? _dense.GetRange(0, 150) : _dense.GetRange(150, 250), (options, _) => options.ReproducibleBlocks = 4, failures);

        foreach (Exception? failure in failures)
        {
            Assert.AreEqual(
                "Autograd: with ReproducibleBlocks = 4 each rank must have whole blocks of the 400 rows, and those of rank 1 begin with row 150, within one. Share them with mlContext.Data.ShardRows(data, communicator, blocks: 4).",
                failure!.Message);
        }
    }

    [TestMethod]
    public void Divergence_EndsAllRanksAtTheSameBatch()
    {
        var failures = new Exception?[2];
        Job.Try([200, 200], Trainer.Regression, rank => _dense.GetRange(200 * rank, 200), (options, _) => (options.Optimizer, options.LearningRate) = (AutogradOptimizer.Sgd(), 1e6f), failures);

        var first = (TrainingDivergedException)failures[0]!;
        var second = (TrainingDivergedException)failures[1]!;
        Assert.AreEqual((first.Epoch, first.Batch, first.LastFiniteEpoch), (second.Epoch, second.Batch, second.LastFiniteEpoch));
        CollectionAssert.AreEqual(first.Weights.ToArray(), second.Weights.ToArray());
    }

    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void WeightsThatDriftApart_AreNoticedAtTheEndOfTheEpoch(bool sparse)
    {
        var failures = new Exception?[3];
        List<Row> rows = sparse ? _sparse : _dense;
        Job.Try([100, 100, 200], Trainer.Regression, rank => rows.GetRange(100 * rank, 100), (options, rank) =>
        {
            if (rank == 2)
                options.Communicator = new UnreliableCommunicator(options.Communicator!, wrongAt: 7);
        }, failures);

        foreach (Exception? failure in failures)
            Assert.StartsWith("Autograd: after epoch 2 rank 2 has other weights than rank 0. ", Assert.IsInstanceOfType<InvalidOperationException>(failure).Message);
    }

    [TestMethod]
    public void AConnectionThatFails_IsNotUsedAgain()
    {
        var communicators = new UnreliableCommunicator[2];
        var failures = new Exception?[2];
        Job.Try([200, 200], Trainer.Regression, rank => _dense.GetRange(200 * rank, 200), (options, rank) => options.Communicator = communicators[rank] = new UnreliableCommunicator(options.Communicator!, failsAt: 9), failures);

        foreach (int rank in new[] { 0, 1 })
        {
            Assert.AreEqual("the network is gone", failures[rank]!.Message);
            Assert.AreEqual(0, communicators[rank].UsesAfterFailure);
        }
    }

    [TestMethod]
    public void OptionsThatDoNotGoTogether()
    {
        var communicator = new LocalCommunicator();
        Refuses("MemoryBudget must be null with a Communicator: each rank holds its share in memory; take more ranks, got 1000000.", options => (options.Communicator, options.MemoryBudget) = (communicator, 1_000_000));
        Refuses("AverageEverySteps must be null with ReproducibleBlocks: ranks that step on their own depend on how many they are, got 2.", options => (options.Communicator, options.AverageEverySteps, options.ReproducibleBlocks) = (communicator, 2, 2));
        Refuses("ReproducibleBlocks must be null without a Communicator; a LocalCommunicator is one for a single process, got 2.", options => options.ReproducibleBlocks = 2);
        Refuses("AverageEverySteps must be null without a Communicator, whose ranks average, got 2.", options => options.AverageEverySteps = 2);
        Refuses("AverageEverySteps must be null with L-BFGS, which goes over all rows of all ranks; choose another optimizer, got 2.", options => (options.Communicator, options.AverageEverySteps, options.Optimizer) = (communicator, 2, AutogradOptimizer.Lbfgs()));
        Refuses("AverageEverySteps must be at least 1; leave it null to add the gradients of every step, got 0.", options => options.AverageEverySteps = 0);
        Refuses("ReproducibleBlocks must be at least 1; leave it null to add gradients as they come, got 0.", options => options.ReproducibleBlocks = 0);
    }

    private static void Refuses(string message, Action<LinearTrainerOptions> set)
        => Assert.StartsWith($"Autograd: {message}", Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => Job.Alone(Trainer.Regression, _dense, set)).Message);

    private static void ExpectFailure(bool sparse, Action<LinearTrainerOptions, int> set, string what)
    {
        List<Row> rows = sparse ? _sparse : _dense;
        var failures = new Exception?[3];
        Job.Try(Job.Even(3, Count, blocks: 3), Trainer.Regression, rank => rows.GetRange(Count * rank / 3, (Count * (rank + 1) / 3) - (Count * rank / 3)), set, failures);
        Assert.AreEqual("the loss has failed", failures[1]?.Message, what);
        AreTold(failures, "NotSupportedException: the loss has failed");
    }

    private static void AreTold(Exception?[] failures, string cause)
    {
        foreach (int rank in new[] { 0, 2 })
        {
            var told = (RankFailedException)failures[rank]!;
            Assert.AreEqual(1, told.Rank);
            Assert.AreEqual($"Autograd: rank 1 of 3 failed, and the others stop with it. {cause}", told.Message);
        }
    }

    private static AutogradLoss Failing(int calls)
    {
        int called = 0;
        return AutogradLoss.FromExpression((prediction, label) => ++called >= calls ? throw new NotSupportedException("the loss has failed") : (prediction - label).Square());
    }

    private sealed class Throwing : IProgress<EpochReport>
    {
        public void Report(EpochReport value) => throw new InvalidOperationException("no room on the screen");
    }
}
