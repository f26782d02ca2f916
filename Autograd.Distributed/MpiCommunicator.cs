using Autograd.Distributed.Mpi;

namespace Autograd.Distributed;

/// <summary>The processes of a job over MPI, of which each is a rank: Open MPI, MPICH, Intel MPI, MVAPICH or MS-MPI, whichever the launcher belongs to.</summary>
/// <remarks>
/// Nothing is to be closed. When the process ends with exit code 0, it leaves the job in order; when it ends with another or by an unhandled exception, which is printed with the number of the rank, it
/// takes the other ranks along, as they would wait for it. The environment variable <c>AUTOGRAD_MPI_LIBRARY</c> names the library to load where the right one is not found.
/// </remarks>
public sealed class MpiCommunicator : ICommunicator
{
    // Longer spans go in pieces: counts of bytes beyond 2³¹ have been trouble in more than one library.
    private const int PieceBytes = 1 << 26;

    private static readonly Lazy<MpiCommunicator> LazyWorld = new(Start);

    private readonly MpiFunctions _functions;

    private MpiCommunicator(MpiFunctions functions)
    {
        _functions = functions;
        Rank = functions.GetRank();
        Size = functions.GetSize();
    }

    /// <summary>All processes of the job. The first use starts MPI.</summary>
    /// <exception cref="MpiException">There is no MPI library, or one of an unknown family, or one of another family than the launcher.</exception>
    public static MpiCommunicator World => LazyWorld.Value;

    /// <inheritdoc/>
    public int Rank { get; }

    /// <inheritdoc/>
    public int Size { get; }

    /// <inheritdoc/>
    public void AllReduce(Span<float> values)
    {
        for (Span<float> rest = values; !rest.IsEmpty; rest = rest[Piece(rest.Length, sizeof(float))..])
            _functions.AllReduce(rest[..Piece(rest.Length, sizeof(float))]);
    }

    /// <inheritdoc/>
    public void AllReduce(Span<double> values)
    {
        for (Span<double> rest = values; !rest.IsEmpty; rest = rest[Piece(rest.Length, sizeof(double))..])
            _functions.AllReduce(rest[..Piece(rest.Length, sizeof(double))]);
    }

    /// <inheritdoc/>
    public void AllGather(ReadOnlySpan<byte> source, Span<byte> destination)
    {
        CollectiveArguments.CheckGathered(source, destination, Size);
        if (!source.IsEmpty)
            _functions.AllGather(source, destination);
    }

    /// <inheritdoc/>
    public void Broadcast(Span<byte> values, int root)
    {
        CollectiveArguments.CheckRoot(root, Size);
        for (Span<byte> rest = values; !rest.IsEmpty; rest = rest[Piece(rest.Length, 1)..])
            _functions.Broadcast(rest[..Piece(rest.Length, 1)], root);
    }

    /// <inheritdoc/>
    public void Barrier() => _functions.Barrier();

    /// <summary>The rank and the library, for a log.</summary>
    public override string ToString() => $"rank {Rank} of {Size}, {_functions.Version}";

    private static int Piece(int length, int bytes) => Math.Min(length, PieceBytes / bytes);

    private static MpiCommunicator Start()
    {
        var signals = new RuntimeSignals();
        MpiFunctions functions = MpiLibrary.Load();
        bool isOurs = functions.Start();
        signals.Restore();
        var world = new MpiCommunicator(functions);
        if (world.Size == 1 && Launcher.Current is { Size: > 1 } launcher)
        {
            functions.Finish();
            throw new MpiException(
                $"MPI: by {launcher.SizeVariable} the launcher started {launcher.Size} processes, but the library ({functions.Version}) sees only this one, because it belongs to another MPI than the launcher: "
                + $"start with the mpirun of this library, or name the launcher's library in {MpiLibrary.Variable}.");
        }

        if (isOurs)
            JobEnd.Register(world, functions);
        return world;
    }
}
