using System.Diagnostics;
using System.Globalization;
using Autograd.Distributed;

namespace DistributedWorker.Commands;

/// <summary>Arguments: how a rank fails, which, and after how many reductions. All others go on reducing for ever.</summary>
public static class FailCommand
{
    public static int Run(string[] arguments)
    {
        int failing = int.Parse(arguments[1], CultureInfo.InvariantCulture), reductions = int.Parse(arguments[2], CultureInfo.InvariantCulture);
        ICommunicator world = Communicator.World;
        for (int i = 0; world.Rank != failing || i < reductions; i++)
            world.AllReduce(new float[101]);

        switch (arguments[0])
        {
            case "throw":
                throw new InvalidDataException("the seventh row is torn");
            case "throw-on-thread":
                new Thread(() => throw new InvalidDataException("the seventh row is torn")).Start();
                Thread.Sleep(Timeout.Infinite);
                return 0;
            case "return":
                return 3;
            case "exit":
                Environment.Exit(3);
                return 0;
            case "kill":
                Process.GetCurrentProcess().Kill();
                return 0;
            default:
                throw new ArgumentException($"fail: {arguments[0]} is no way to fail.");
        }
    }
}
