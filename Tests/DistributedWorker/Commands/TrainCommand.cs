using Autograd.Distributed;
using DistributedWorker.TrainingChecks;

namespace DistributedWorker.Commands;

/// <summary>Arguments: names of training checks. A rank prints a line for each that it passes; a check that is not passed ends the job.</summary>
public static class TrainCommand
{
    public static int Run(string[] arguments)
    {
        ICommunicator world = Communicator.World;
        foreach (string name in arguments)
        {
            TrainingCheck.All[name](world);
            Passed.Write(world, name);
        }

        return 0;
    }
}
