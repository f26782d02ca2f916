using System.Diagnostics;
using System.Globalization;
using Autograd.Distributed;

namespace DistributedWorker.Commands;

/// <summary>Arguments: how many values, and how often. Rank 0 prints the microseconds of a reduction.</summary>
public static class TimeCommand
{
    public static int Run(string[] arguments)
    {
        var values = new float[int.Parse(arguments[0], CultureInfo.InvariantCulture)];
        int count = int.Parse(arguments[1], CultureInfo.InvariantCulture);
        ICommunicator world = Communicator.World;
        Repeat(world, values, count / 10);
        world.Barrier();
        long start = Stopwatch.GetTimestamp();
        Repeat(world, values, count);
        double microseconds = Stopwatch.GetElapsedTime(start).TotalMicroseconds / count;
        if (world.Rank == 0)
            Console.WriteLine(microseconds.ToString("F2", CultureInfo.InvariantCulture));
        return 0;
    }

    private static void Repeat(ICommunicator world, float[] values, int count)
    {
        for (int i = 0; i < count; i++)
            world.AllReduce(values);
    }
}
