using System.Diagnostics;
using System.Globalization;
using Autograd.Distributed;
using DistributedWorker.Training;

namespace DistributedWorker.Commands;

/// <summary>Arguments: a directory for checkpoints, the name of one, a rank, and a step. There the rank is killed, as by <c>kill -9</c>.</summary>
public static class KillTrainingCommand
{
    public static int Run(string[] arguments)
    {
        int rank = int.Parse(arguments[2], CultureInfo.InvariantCulture), at = int.Parse(arguments[3], CultureInfo.InvariantCulture);
        ICommunicator world = Communicator.World;
        LongTraining training = LongTraining.All.Single(training => training.FileName == arguments[1]);
        training.Run(new StepCounter(world, Die), options => options.CheckpointPath = training.PathOn(world, arguments[0]));
        return 0;

        void Die(int step)
        {
            if (world.Rank == rank && step == at)
                Process.GetCurrentProcess().Kill();
        }
    }
}
