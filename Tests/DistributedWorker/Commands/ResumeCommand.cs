using System.Globalization;
using Autograd.Distributed;
using DistributedWorker.Checks;
using DistributedWorker.Training;
using DistributedWorker.TrainingChecks;

namespace DistributedWorker.Commands;

/// <summary>
/// Arguments: a directory with checkpoints, how many epochs are done, and names of files. The trainings go on to the models of uninterrupted ones, with the same bits where there are blocks.
/// </summary>
public static class ResumeCommand
{
    public static int Run(string[] arguments)
    {
        int done = int.Parse(arguments[1], CultureInfo.InvariantCulture);
        ICommunicator world = Communicator.World;
        foreach (LongTraining training in LongTraining.All.Where(training => arguments[2..].Contains(training.FileName)))
        {
            StepCounter one = new(new LocalCommunicator()), all = new(world);
            Trained whole = training.Run(one), resumed = training.Run(all, options => options.ResumeFrom = training.PathOn(world, arguments[0]));

            CommunicatorCheck.Require(all.Steps * LongTraining.Epochs == one.Steps * (LongTraining.Epochs - done), $"{training} made {all.Steps} steps, and {one.Steps} where it is not interrupted.");
            if (training.Blocks is null)
                TrainingCheck.RequireNear(whole, resumed, training.FileName);
            else
                TrainingCheck.RequireSameBits(whole, resumed, training.FileName);
            Passed.Write(world, training.FileName);
        }

        return 0;
    }
}
