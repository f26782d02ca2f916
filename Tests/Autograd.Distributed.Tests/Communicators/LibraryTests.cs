namespace Autograd.Distributed.Tests.Communicators;

/// <summary>Whether MPI is needed, which library is loaded, and what is said where that does not work.</summary>
[TestClass]
public sealed class LibraryTests
{
    private const string Variable = "AUTOGRAD_MPI_LIBRARY";
    private const string Install = "install Open MPI (Debian, Ubuntu: apt-get install openmpi-bin; RHEL, Fedora: dnf install openmpi, then module load mpi; macOS: brew install open-mpi) or MS-MPI on Windows";

    [TestMethod]
    [DataRow("")]
    [DataRow("SLURM_PROCID=0 SLURM_NTASKS=4")]
    [DataRow("SLURM_PROCID=0 SLURM_STEP_NUM_TASKS=1")]
    public void AProcessByItselfNeedsNoMpi(string environment)
        => Assert.StartsWith("LocalCommunicator 0 of 1", Worker.RunAlone([(Variable, "libnone.so.7"), .. Parse(environment)], "world").Succeeded().Output);

    [TestMethod]
    [DataRow("OMPI_COMM_WORLD_SIZE=2")]
    [DataRow("PMI_SIZE=2")]
    [DataRow("PMI_RANK=0")]
    [DataRow("PMIX_RANK=1")]
    [DataRow("SLURM_PROCID=3 SLURM_STEP_NUM_TASKS=4")]
    public void AMissingLibraryIsToldWithWhatToInstall(string environment)
        => AssertFails(
            Worker.RunAlone([(Variable, "libnone.so.7"), .. Parse(environment)], "world"),
            $"MPI: no library is found as libnone.so.7, which {Variable} names: {Install}, or set {Variable} to the path of your MPI library.");

    [TestMethod]
    [OSCondition(OperatingSystems.Linux)]
    public void ALibraryOfAnUnknownFamilyIsRefused()
        => AssertFails(
            Worker.RunAlone([(Variable, "libc.so.6"), ("OMPI_COMM_WORLD_SIZE", "2")], "world"),
            "MPI: libc.so.6 is of an unknown family (it has no MPI_Get_library_version): install Open MPI, MPICH, Intel MPI, MVAPICH or MS-MPI, "
            + $"and set {Variable} to its library where another is found first.");

    [TestMethod]
    [OSCondition(OperatingSystems.Linux)]
    [DataRow("Open MPI", "OMPI_COMM_WORLD_SIZE", "libmpich.so.12", "MPICH")]
    [DataRow("MPICH", "PMI_SIZE", "libmpi.so.40", "Open MPI")]
    public void ALibraryOfAnotherFamilyThanTheLaunchersIsFoundOut(string mpi, string sizeVariable, string library, string version)
    {
        Mpirun.Named(version).Run(1, "world");
        WorkerResult result = Mpirun.Named(mpi).Run(2, [(Variable, library)], "world");
        AssertFails(result, $"MPI: by {sizeVariable} the launcher started 2 processes, but the library ({version} ");
        Assert.Contains(
            $"sees only this one, because it belongs to another MPI than the launcher: start with the mpirun of this library, or name the launcher's library in {Variable}.", result.Error + result.Output);
    }

    private static IEnumerable<(string Name, string Value)> Parse(string environment)
        => environment.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(entry => (entry.Split('=')[0], entry.Split('=')[1]));

    private static void AssertFails(WorkerResult result, string message)
    {
        Assert.AreNotEqual(0, result.ExitCode);
        Assert.Contains(message, result.Error + result.Output);
    }
}
