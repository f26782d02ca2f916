using Autograd.Distributed;

namespace DistributedWorker.Checks;

/// <summary>Value i is zero on all ranks but one, whose bits come out: the largest and the smallest numbers, and those that no sum may round.</summary>
internal static class SingleOwnerCheck
{
    public static void Run(ICommunicator world)
    {
        float[] numbers = [float.MaxValue, float.Epsilon, -float.Epsilon, 1f / 3, -MathF.PI, 1e-39f, float.NegativeInfinity];
        float[] floats = [.. Enumerable.Range(0, 1003).Select(i => i % world.Size == world.Rank ? numbers[i % numbers.Length] : 0)];
        double[] doubles = [.. Enumerable.Range(0, 1003).Select(i => i % world.Size == world.Rank ? numbers[i % numbers.Length] / 3.0 : 0)];
        world.AllReduce(floats);
        world.AllReduce(doubles);
        for (int i = 0; i < floats.Length; i++)
        {
            CommunicatorCheck.Require(floats[i] == numbers[i % numbers.Length], $"float {i} is {floats[i]:R}, not {numbers[i % numbers.Length]:R}.");
            CommunicatorCheck.Require(doubles[i] == numbers[i % numbers.Length] / 3.0, $"double {i} is {doubles[i]:R}.");
        }
    }
}
