namespace Autograd.Distributed.Mpi;

/// <summary>Libraries with the same binary interface.</summary>
internal enum MpiFamily
{
    /// <summary>Handles are addresses of exported variables.</summary>
    OpenMpi,

    /// <summary>MPICH, Intel MPI, MVAPICH, Cray MPICH and MS-MPI: handles are fixed numbers.</summary>
    Mpich,
}
