using System.Diagnostics;

namespace Soak.Trends;

/// <summary>What a process holds.</summary>
internal readonly record struct Footprint(double WorkingSet, int Handles, int Threads)
{
    /// <summary>Megabytes of memory, open files and other handles, and threads, now.</summary>
    public static Footprint Of(int processId)
    {
        using Process process = Process.GetProcessById(processId);
        string descriptors = $"/proc/{processId}/fd";
        return new Footprint(process.WorkingSet64 / 1e6, Directory.Exists(descriptors) ? Directory.GetFiles(descriptors).Length : process.HandleCount, process.Threads.Count);
    }

    /// <summary>Megabytes of managed memory that are in use, whatever the garbage collector was about to find out.</summary>
    public static double ManagedMemory()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        return GC.GetTotalMemory(forceFullCollection: false) / 1e6;
    }
}
