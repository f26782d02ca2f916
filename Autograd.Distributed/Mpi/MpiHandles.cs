using System.Runtime.InteropServices;

namespace Autograd.Distributed.Mpi;

/// <summary>What a family calls the communicator, the types and the operation. Handles of 32 bits are passed in 64 too: the callee reads the lower half of the register or the slot.</summary>
internal sealed record MpiHandles(nint World, nint Float, nint Double, nint Byte, nint Sum, nint InPlace, nint ErrorsReturn)
{
    private static readonly string[] MpichFamily = ["MPICH", "MVAPICH", "Intel(R) MPI", "Microsoft MPI", "MS-MPI"];

    /// <summary>The handles of a loaded library; null for an unknown family.</summary>
    public static MpiHandles? Of(nint library, string? version)
    {
        if (NativeLibrary.TryGetExport(library, "ompi_mpi_comm_world", out nint world))
            return new(world, Export("ompi_mpi_float"), Export("ompi_mpi_double"), Export("ompi_mpi_byte"), Export("ompi_mpi_op_sum"), InPlace: 1, Export("ompi_mpi_errors_return"));
        return version is not null && MpichFamily.Any(name => version.Contains(name, StringComparison.OrdinalIgnoreCase))
            ? new(World: 0x44000000, Float: 0x4c00040a, Double: 0x4c00080b, Byte: 0x4c00010d, Sum: 0x58000003, InPlace: -1, ErrorsReturn: 0x54000001)
            : null;

        nint Export(string name) => NativeLibrary.GetExport(library, name);
    }
}
