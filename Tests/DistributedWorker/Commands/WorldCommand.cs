using Autograd.Distributed;

namespace DistributedWorker.Commands;

/// <summary>Prints what the world is.</summary>
public static class WorldCommand
{
    public static int Run(string[] arguments)
    {
        ICommunicator world = Communicator.World;
        Console.Out.Write($"{world.GetType().Name} {world.Rank} of {world.Size}: {world}\n");
        return 0;
    }
}
