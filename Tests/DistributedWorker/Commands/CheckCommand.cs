using System.Globalization;
using Autograd.Distributed;
using DistributedWorker.Checks;

namespace DistributedWorker.Commands;

/// <summary>Arguments: names of checks. A rank prints a line for each that it passes; a check that is not passed ends the job.</summary>
public static class CheckCommand
{
    public static int Run(string[] arguments)
    {
        ICommunicator world = Communicator.World;
        foreach (string name in arguments)
        {
            CommunicatorCheck.All[name](world);

            // One write, which a launcher does not cut.
            Console.Out.Write(string.Create(CultureInfo.InvariantCulture, $"rank {world.Rank} of {world.Size} passed {name}\n"));
        }

        return 0;
    }
}
