using Autograd.Distributed;
using DistributedWorker.Checks;
using DistributedWorker.Training;
using Microsoft.ML.Trainers;

namespace DistributedWorker.Commands;

/// <summary>Argument: a directory for checkpoints. The first rank is cancelled after three epochs of every training, and so are all.</summary>
public static class InterruptCommand
{
    private const int Epochs = 3;

    public static int Run(string[] arguments)
    {
        ICommunicator world = Communicator.World;
        foreach (LongTraining training in LongTraining.All)
        {
            using var cancellation = new CancellationTokenSource();
            bool isCancelled = false;
            try
            {
                training.Run(world, options =>
                {
                    options.CheckpointPath = training.PathOn(world, arguments[0]);
                    if (world.Rank == 0)
                        (options.CancellationToken, options.Progress) = (cancellation.Token, new CancelAfter(cancellation));
                });
            }
            catch (OperationCanceledException)
            {
                isCancelled = true;
            }

            CommunicatorCheck.Require(isCancelled, $"{training} went on.");
            Passed.Write(world, training.FileName);
        }

        return 0;
    }

    private sealed class CancelAfter(CancellationTokenSource cancellation) : IProgress<EpochReport>
    {
        public void Report(EpochReport value)
        {
            if (value.Epoch == Epochs)
                cancellation.Cancel();
        }
    }
}
