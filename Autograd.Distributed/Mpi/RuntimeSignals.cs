using System.Runtime.InteropServices;

namespace Autograd.Distributed.Mpi;

/// <summary>
/// Keeps the runtime's handlers of faults. Libraries below MPI (UCX) put theirs over them, to print a stack and end the process; but .NET needs its own: a <see cref="NullReferenceException"/> is a fault at first.
/// </summary>
internal sealed unsafe class RuntimeSignals
{
    // More than struct sigaction takes anywhere.
    private const int HandlerBytes = 512;

    private readonly delegate* unmanaged<int, void*, void*, int> _signalAction;
    private readonly (int Signal, byte[] Handler)[] _kept = [];

    public RuntimeSignals()
    {
        if (OperatingSystem.IsWindows())
            return;

        // The C library's, which is found as long as UCX, with one of its own, is not loaded.
        _signalAction = (delegate* unmanaged<int, void*, void*, int>)NativeLibrary.GetExport(NativeLibrary.GetMainProgramHandle(), "sigaction");
        const int illegal = 4, trap = 5, abort = 6, arithmetic = 8, segment = 11;
        int bus = OperatingSystem.IsMacOS() ? 10 : 7;
        _kept = [.. new[] { illegal, trap, abort, bus, arithmetic, segment }.Select(signal => (signal, new byte[HandlerBytes]))];
        foreach ((int signal, byte[] handler) in _kept)
        {
            fixed (byte* old = handler)
                Check(_signalAction(signal, null, old));
        }
    }

    /// <summary>Puts back what was there when this was made.</summary>
    public void Restore()
    {
        foreach ((int signal, byte[] handler) in _kept)
        {
            fixed (byte* old = handler)
                Check(_signalAction(signal, old, null));
        }
    }

    private static void Check(int result)
    {
        if (result != 0)
            throw new MpiException("MPI: the runtime's signal handlers could not be kept, because sigaction failed: run without MPI, and report this with the name of the operating system.");
    }
}
