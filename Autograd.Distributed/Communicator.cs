using Autograd.Distributed.Mpi;

namespace Autograd.Distributed;

/// <summary>Finds the ranks that this process was started with.</summary>
public static class Communicator
{
    private static readonly Lazy<ICommunicator> LazyWorld = new(() => Launcher.Current is null ? new LocalCommunicator() : MpiCommunicator.World);

    /// <summary>
    /// All processes of the job where a launcher started this one (<c>mpirun</c>, <c>mpiexec</c>, <c>srun</c>), else this one alone: the same program runs by itself, without MPI, and under <c>mpirun</c>.
    /// </summary>
    /// <exception cref="MpiException">A launcher started this process, but there is no MPI library, or one of an unknown family, or one of another family than the launcher.</exception>
    public static ICommunicator World => LazyWorld.Value;
}
