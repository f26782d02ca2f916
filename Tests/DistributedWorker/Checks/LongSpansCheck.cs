using Autograd.Distributed;

namespace DistributedWorker.Checks;

/// <summary>Spans of more than 64 MiB go in pieces, and no value is left out or added twice.</summary>
internal static class LongSpansCheck
{
    private const int Bytes = (1 << 26) + 13;

    public static void Run(ICommunicator world)
    {
        float[] floats = new float[Bytes / sizeof(float)];
        Array.Fill(floats, world.Rank + 1);
        world.AllReduce(floats);
        CommunicatorCheck.Require(!floats.AsSpan().ContainsAnyExcept(world.Size * (world.Size + 1) / 2f), "A float is wrong.");

        double[] doubles = new double[Bytes / sizeof(double)];
        Array.Fill(doubles, world.Rank + 1);
        world.AllReduce(doubles);
        CommunicatorCheck.Require(!doubles.AsSpan().ContainsAnyExcept(world.Size * (world.Size + 1) / 2.0), "A double is wrong.");

        byte[] bytes = new byte[Bytes];
        Array.Fill(bytes, (byte)(world.Rank + 1));
        world.Broadcast(bytes, world.Size - 1);
        CommunicatorCheck.Require(!bytes.AsSpan().ContainsAnyExcept((byte)world.Size), "A byte is wrong.");
    }
}
