using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Autograd.Distributed;

namespace DistributedWorker.Checks;

/// <summary>Sums of random numbers have the same bits on all ranks, and are right to rounding.</summary>
internal static class SameBitsCheck
{
    public static void Run(ICommunicator world)
    {
        foreach (int length in new[] { 0, 1, 7, 101, 100_001 })
        {
            float[][] brought = [.. Enumerable.Range(0, world.Size).Select(rank => Floats(new Random((1000 * length) + rank), length))];
            float[] sums = [.. brought[world.Rank]];
            world.AllReduce(sums);

            byte[] hash = SHA256.HashData(MemoryMarshal.AsBytes(sums.AsSpan())), hashes = new byte[world.Size * hash.Length];
            world.AllGather(hash, hashes);
            for (int rank = 0; rank < world.Size; rank++)
                CommunicatorCheck.Require(hashes.AsSpan(rank * hash.Length, hash.Length).SequenceEqual(hash), $"The sums of {length} floats differ between rank {world.Rank} and rank {rank}.");
            for (int i = 0; i < length; i++)
            {
                double exact = brought.Sum(values => (double)values[i]), bound = world.Size * 6e-8 * brought.Sum(values => Math.Abs((double)values[i]));
                CommunicatorCheck.Require(Math.Abs(sums[i] - exact) <= bound, $"Sum {i} of {length} is {sums[i]:R}, not {exact:R}.");
            }
        }
    }

    // Of very different sizes, so that the order of a sum shows.
    private static float[] Floats(Random random, int length) => [.. Enumerable.Range(0, length).Select(_ => (float)((random.NextDouble() - 0.5) * Math.Pow(10, random.Next(-3, 4))))];
}
