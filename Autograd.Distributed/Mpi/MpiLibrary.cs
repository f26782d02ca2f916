using System.Runtime.InteropServices;

namespace Autograd.Distributed.Mpi;

/// <summary>Finds the MPI library of the machine.</summary>
internal static class MpiLibrary
{
    /// <summary>The environment variable that names the library.</summary>
    public const string Variable = "AUTOGRAD_MPI_LIBRARY";

    private static string[] OpenMpi => OperatingSystem.IsWindows() ? [] : OperatingSystem.IsMacOS() ? ["libmpi.40.dylib", "libmpi.dylib"] : ["libmpi.so.40", "libmpi.so"];

    private static string[] Mpich => OperatingSystem.IsWindows() ? ["impi.dll", "msmpi.dll"]
        : OperatingSystem.IsMacOS() ? ["libmpi.12.dylib", "libmpich.dylib", "libmpi.dylib"]
        : ["libmpich.so.12", "libmpi.so.12", "libmpich.so", "libmpi.so"];

    /// <summary>Loads the library named by the environment, or else the launcher's, or else whichever there is.</summary>
    /// <exception cref="MpiException">There is none, or its family is unknown.</exception>
    public static MpiFunctions Load()
    {
        string? named = Environment.GetEnvironmentVariable(Variable);
        string[] names = !string.IsNullOrEmpty(named) ? [named]
            : Launcher.Current?.Family == MpiFamily.Mpich ? [.. Mpich.Union(OpenMpi)]
            : [.. OpenMpi.Union(Mpich)];
        foreach (string name in names)
        {
            if (NativeLibrary.TryLoad(name, out nint library))
                return Bind(library, name);
        }

        throw new MpiException(
            $"MPI: no library is found as {string.Join(", ", names)}{(names.Length == 1 ? $", which {Variable} names" : "")}: install Open MPI "
            + $"(Debian, Ubuntu: apt-get install openmpi-bin; RHEL, Fedora: dnf install openmpi, then module load mpi; macOS: brew install open-mpi) or MS-MPI on Windows, or set {Variable} to the path of your MPI library.");
    }

    private static MpiFunctions Bind(nint library, string name)
    {
        string? version = MpiFunctions.GetVersion(library);
        MpiHandles? handles = MpiHandles.Of(library, version);
        return handles is not null && version is not null ? new MpiFunctions(library, handles, version) : throw new MpiException(
            $"MPI: {name} is of an unknown family ({version ?? "it has no MPI_Get_library_version"}): install Open MPI, MPICH, Intel MPI, MVAPICH or MS-MPI, and set {Variable} to its library where another is found first.");
    }
}
