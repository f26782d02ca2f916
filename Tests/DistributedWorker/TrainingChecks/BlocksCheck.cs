using Autograd.Distributed;
using DistributedWorker.Training;

namespace DistributedWorker.TrainingChecks;

/// <summary>With blocks the model has the bits of one process; with three, four ranks share unevenly, and one of them has no row.</summary>
internal static class BlocksCheck
{
    public static void Run(ICommunicator world)
    {
        foreach ((Trainer trainer, bool sparse) in Together.Cases)
        {
            foreach (int blocks in new[] { 3, 8 })
            {
                List<Row> rows = TrainingCheck.Rows(sparse);
                Trained one = Together.Fit(new LocalCommunicator(), trainer, rows, blocks);
                Trained all = Together.Fit(world, trainer, rows, blocks, options => options.NumberOfThreads = 1 + (world.Rank % 2));
                TrainingCheck.RequireSameBits(one, all, $"{trainer}, sparse {sparse}, {blocks} blocks");
            }
        }
    }
}
