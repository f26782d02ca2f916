using System.Runtime.InteropServices;
using System.Text;

namespace Autograd.Distributed.Mpi;

/// <summary>The functions of a loaded MPI library, by their addresses.</summary>
internal sealed unsafe class MpiFunctions(nint library, MpiHandles handles, string version)
{
    // At least MPI_MAX_LIBRARY_VERSION_STRING and MPI_MAX_ERROR_STRING of all libraries.
    private const int MaxText = 8192;
    private const int ThreadSerialized = 2;

    private readonly delegate* unmanaged<int*, int> _initialized = (delegate* unmanaged<int*, int>)Export(library, "MPI_Initialized");
    private readonly delegate* unmanaged<void*, void*, int, int*, int> _initThread = (delegate* unmanaged<void*, void*, int, int*, int>)Export(library, "MPI_Init_thread");
    private readonly delegate* unmanaged<nint, nint, int> _setErrorHandler = (delegate* unmanaged<nint, nint, int>)Export(library, "MPI_Comm_set_errhandler");
    private readonly delegate* unmanaged<int, byte*, int*, int> _errorString = (delegate* unmanaged<int, byte*, int*, int>)Export(library, "MPI_Error_string");
    private readonly delegate* unmanaged<nint, int*, int> _commRank = (delegate* unmanaged<nint, int*, int>)Export(library, "MPI_Comm_rank");
    private readonly delegate* unmanaged<nint, int*, int> _commSize = (delegate* unmanaged<nint, int*, int>)Export(library, "MPI_Comm_size");
    private readonly delegate* unmanaged<nint, void*, int, nint, nint, nint, int> _allReduce = (delegate* unmanaged<nint, void*, int, nint, nint, nint, int>)Export(library, "MPI_Allreduce");
    private readonly delegate* unmanaged<void*, int, nint, void*, int, nint, nint, int> _allGather = (delegate* unmanaged<void*, int, nint, void*, int, nint, nint, int>)Export(library, "MPI_Allgather");
    private readonly delegate* unmanaged<void*, int, nint, int, nint, int> _broadcast = (delegate* unmanaged<void*, int, nint, int, nint, int>)Export(library, "MPI_Bcast");
    private readonly delegate* unmanaged<nint, int> _barrier = (delegate* unmanaged<nint, int>)Export(library, "MPI_Barrier");
    private readonly delegate* unmanaged<int> _finalize = (delegate* unmanaged<int>)Export(library, "MPI_Finalize");
    private readonly delegate* unmanaged<nint, int, int> _abort = (delegate* unmanaged<nint, int, int>)Export(library, "MPI_Abort");

    /// <summary>What the library says it is, in one line.</summary>
    public string Version => version;

    /// <summary>What a library says it is, in one line; null if it has no such function.</summary>
    public static string? GetVersion(nint library)
    {
        if (!NativeLibrary.TryGetExport(library, "MPI_Get_library_version", out nint address))
            return null;
        byte* text = stackalloc byte[MaxText];
        int length;
        return ((delegate* unmanaged<byte*, int*, int>)address)(text, &length) == 0 ? Encoding.UTF8.GetString(text, length).TrimEnd('\0').Split('\n')[0].Replace('\t', ' ').Trim() : null;
    }

    /// <summary>Starts MPI, for calls from one thread at a time, which need not be the same.</summary>
    /// <returns>Whether it was not started before, by somebody who will also end it.</returns>
    public bool Start()
    {
        int isStarted, provided;
        Check("MPI_Initialized", _initialized(&isStarted));
        if (isStarted == 0)
            Check("MPI_Init_thread", _initThread(null, null, ThreadSerialized, &provided));
        Check("MPI_Comm_set_errhandler", _setErrorHandler(handles.World, handles.ErrorsReturn));
        return isStarted == 0;
    }

    public int GetRank()
    {
        int rank;
        Check("MPI_Comm_rank", _commRank(handles.World, &rank));
        return rank;
    }

    public int GetSize()
    {
        int size;
        Check("MPI_Comm_size", _commSize(handles.World, &size));
        return size;
    }

    public void AllReduce(Span<float> values)
    {
        fixed (float* pointer = values)
            Check("MPI_Allreduce", _allReduce(handles.InPlace, pointer, values.Length, handles.Float, handles.Sum, handles.World));
    }

    public void AllReduce(Span<double> values)
    {
        fixed (double* pointer = values)
            Check("MPI_Allreduce", _allReduce(handles.InPlace, pointer, values.Length, handles.Double, handles.Sum, handles.World));
    }

    public void AllGather(ReadOnlySpan<byte> source, Span<byte> destination)
    {
        fixed (byte* from = source, to = destination)
            Check("MPI_Allgather", _allGather(from, source.Length, handles.Byte, to, source.Length, handles.Byte, handles.World));
    }

    public void Broadcast(Span<byte> values, int root)
    {
        fixed (byte* pointer = values)
            Check("MPI_Bcast", _broadcast(pointer, values.Length, handles.Byte, root, handles.World));
    }

    public void Barrier() => Check("MPI_Barrier", _barrier(handles.World));

    /// <summary>Leaves the job; waits for the other ranks to do so.</summary>
    public void Finish() => Check("MPI_Finalize", _finalize());

    /// <summary>Ends all ranks. Does not return.</summary>
    public void Abort(int exitCode) => Check("MPI_Abort", _abort(handles.World, exitCode));

    private static nint Export(nint library, string name)
        => NativeLibrary.TryGetExport(library, name, out nint address) ? address
            : throw new MpiException($"MPI: the library has no function {name}: install Open MPI, MPICH, Intel MPI, MVAPICH or MS-MPI, and set {MpiLibrary.Variable} to its library.");

    private void Check(string function, int code)
    {
        if (code != 0)
            throw new MpiException($"{function}: {Describe(code)} (error {code} of {version}).");
    }

    private string Describe(int code)
    {
        byte* text = stackalloc byte[MaxText];
        int length;
        return _errorString(code, text, &length) == 0 ? Encoding.UTF8.GetString(text, length).TrimEnd('\0', '\n', '.') : "unknown";
    }
}
