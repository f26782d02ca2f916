using Autograd.Distributed;

namespace DistributedWorker.Checks;

/// <summary>Calls allocate nothing once there has been one of their size.</summary>
internal static class AllocationCheck
{
    private const int Calls = 10;

    public static void Run(ICommunicator world)
    {
        float[] floats = new float[101];
        double[] doubles = new double[101];
        byte[] bytes = new byte[64], gathered = new byte[64 * world.Size];
        Call();
        Call();
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < Calls; i++)
            Call();
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        CommunicatorCheck.Require(allocated == 0, $"{Calls} calls of each method allocated {allocated} bytes.");

        void Call()
        {
            world.AllReduce(floats);
            world.AllReduce(doubles);
            world.AllGather(bytes, gathered);
            world.Broadcast(bytes, 0);
            world.Barrier();
        }
    }
}
