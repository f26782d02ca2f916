using Autograd.Distributed;
using DistributedWorker.Checks;
using DistributedWorker.Training;
using Microsoft.ML;
using Microsoft.ML.Trainers;

namespace DistributedWorker.TrainingChecks;

/// <summary>From one reduction to the next of an epoch nothing is allocated.</summary>
internal static class StepAllocationCheck
{
    private const int Epochs = 25;
    private const int BatchSize = 20;
    private const int Blocks = 4;

    public static void Run(ICommunicator world)
    {
        foreach (bool sparse in new[] { false, true })
        {
            Check(world, sparse, "gradients", _ => { });
            Check(world, sparse, "blocks", options => options.ReproducibleBlocks = Blocks);
            Check(world, sparse, "local SGD", options => options.AverageEverySteps = 3);
            Check(world, sparse, "bounds", options => options.NonNegativeWeights = true);
        }
    }

    private static void Check(ICommunicator world, bool sparse, string what, Action<LinearTrainerOptions> set)
    {
        // In the order of the rows each epoch has the same batches, and after two there is room for all. In a random order a rank's share of one varies, and what was too short once is made longer than
        // needed: there is room for rows after two as well, and for their elements, which vary more, after five.
        foreach (bool shuffle in new[] { false, true })
        {
            int allocating = AllocatingSteps(shuffle, growingEpochs: sparse && shuffle ? 5 : 2);
            CommunicatorCheck.Require(allocating == 0, $"{what}, sparse {sparse}, shuffled {shuffle}: {allocating} steps allocated something.");
        }

        int AllocatingSteps(bool shuffle, int growingEpochs)
        {
            // At each reduction, what the thread has allocated by then.
            long[] allocated = new long[Epochs * TrainingCheck.Count];
            var counter = new StepCounter(world, step => allocated[step - 1] = GC.GetAllocatedBytesForCurrentThread());
            var mlContext = new MLContext(seed: 1);
            Trained.Fit(mlContext, Trainer.Regression, mlContext.Data.ShardRows(Row.Load(mlContext, TrainingCheck.Rows(sparse)), world, Blocks), options =>
            {
                (options.Communicator, options.NumberOfEpochs, options.BatchSize, options.Shuffle) = (counter, Epochs, BatchSize, shuffle);
                set(options);
            });

            int perEpoch = counter.Steps / Epochs;
            CommunicatorCheck.Require(perEpoch >= TrainingCheck.Count / BatchSize / 3, $"{what}: there are {perEpoch} reductions in an epoch.");
            return Enumerable.Range(0, counter.Steps).Count(step => step >= growingEpochs * perEpoch && step % perEpoch > 0 && allocated[step] != allocated[step - 1]);
        }
    }
}
