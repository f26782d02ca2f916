using Autograd.Distributed;

namespace DistributedWorker.Checks;

/// <summary>Rank r's byte i is 7r + i.</summary>
internal static class GatherCheck
{
    public static void Run(ICommunicator world)
    {
        foreach (int length in new[] { 0, 1, 3, 10_000 })
        {
            byte[] source = [.. Enumerable.Range(0, length).Select(i => (byte)((7 * world.Rank) + i))], destination = new byte[world.Size * length];
            world.AllGather(source, destination);
            for (int i = 0; i < destination.Length; i++)
                CommunicatorCheck.Require(destination[i] == (byte)((7 * (i / length)) + (i % length)), $"Byte {i} of {destination.Length} is {destination[i]}.");
        }
    }
}
