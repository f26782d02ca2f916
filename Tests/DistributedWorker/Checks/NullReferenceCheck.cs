using System.Runtime.CompilerServices;
using Autograd.Distributed;

namespace DistributedWorker.Checks;

/// <summary>A library that takes the signals of the runtime for itself would make a crash of this.</summary>
internal static class NullReferenceCheck
{
    public static void Run(ICommunicator world)
    {
        try
        {
            CommunicatorCheck.Require(Length(null!) < 0, "The length of null was read.");
        }
        catch (NullReferenceException)
        {
            world.Barrier();
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int Length(int[] array) => array.Length;
}
