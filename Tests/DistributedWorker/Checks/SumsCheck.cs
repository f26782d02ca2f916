using Autograd.Distributed;

namespace DistributedWorker.Checks;

/// <summary>Rank r brings (r + 1) · i, so the sums are i · Size · (Size + 1) / 2, without rounding.</summary>
internal static class SumsCheck
{
    public static void Run(ICommunicator world)
    {
        foreach (int length in new[] { 0, 1, 7, 101, 4097 })
        {
            float[] floats = [.. Enumerable.Range(0, length).Select(i => (world.Rank + 1f) * i)];
            double[] doubles = [.. Enumerable.Range(0, length).Select(i => (world.Rank + 1) * (i + Math.ScaleB(1, -30)))];
            world.AllReduce(floats);
            world.AllReduce(doubles);
            int factor = world.Size * (world.Size + 1) / 2;
            for (int i = 0; i < length; i++)
            {
                CommunicatorCheck.Require(floats[i] == factor * i, $"float {i} of {length} is {floats[i]:R}, not {factor * i}.");
                CommunicatorCheck.Require(doubles[i] == factor * (i + Math.ScaleB(1, -30)), $"double {i} of {length} is {doubles[i]:R}.");
            }
        }
    }
}
