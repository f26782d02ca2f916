using Microsoft.ML;

namespace Autograd.Distributed.Tests.Training;

/// <summary>Without a seed of its own a trainer takes one from the context, whatever rows were shared before it was made.</summary>
[TestClass]
public sealed class ShardedSeedTests
{
    [TestMethod]
    public void ATrainerMadeAfterShardRows_HasTheSameSeedOnAnyNumberOfRanks()
    {
        List<Row> rows = Row.Draw(300, seed: 1);

        Assert.HasCount(1, new[] { 1, 2, 3, 8 }.Select(ranks => Bits(ranks, rows)).Distinct());
    }

    private static string Bits(int ranks, List<Row> rows)
    {
        string bits = "";
        InProcessCommunicator.Run(ranks, communicator =>
        {
            var mlContext = new MLContext(seed: 1);
            IDataView share = mlContext.Data.ShardRows(Row.Load(mlContext, rows), communicator, blocks: 8);
            Trained model = Trained.Fit(mlContext, Trainer.Regression, share, options => (options.Communicator, options.ReproducibleBlocks, options.Seed) = (communicator, 8, null));
            if (communicator.Rank == 0)
                bits = model.Bits();
        });
        return bits;
    }
}
