namespace Autograd.Distributed.Tests;

/// <summary>A launcher of this machine.</summary>
internal sealed class Mpirun
{
    private readonly Lazy<string?> _path;
    private readonly string _name;
    private readonly string[] _options;
    private readonly (string, string)[] _environment;

    private Mpirun(string name, string[] programs, string mark, string[] options, params (string, string)[] environment)
    {
        (_name, _options, _environment) = (name, options, environment);
        _path = new(() => Find(programs, mark));
    }

    /// <summary>Open MPI, with more ranks than processors where it must be, also as root and in a container.</summary>
    public static Mpirun OpenMpi { get; } = new(
        "Open MPI", ["mpirun.openmpi", "mpirun"], "Open MPI", ["--oversubscribe", "--bind-to", "none"],
        ("OMPI_ALLOW_RUN_AS_ROOT", "1"), ("OMPI_ALLOW_RUN_AS_ROOT_CONFIRM", "1"), ("OMPI_MCA_mpi_yield_when_idle", "1"), ("OMPI_MCA_btl_vader_single_copy_mechanism", "none"));

    /// <summary>MPICH.</summary>
    public static Mpirun Mpich { get; } = new("MPICH", ["mpirun.mpich", "mpiexec.hydra", "mpirun"], "HYDRA", []);

    /// <summary>Open MPI or else MPICH, whichever there is.</summary>
    public static Mpirun Any => OpenMpi._path.Value is null ? Mpich : OpenMpi;

    /// <summary>The launcher of a family, by its name in a row of test data.</summary>
    public static Mpirun Named(string name) => name == OpenMpi._name ? OpenMpi : name == Mpich._name ? Mpich : throw new ArgumentException($"There is no {name}.");

    /// <summary>Starts Tests/DistributedWorker on a number of ranks, and waits a minute for it at most; inconclusive where the launcher is missing.</summary>
    public WorkerResult Run(int ranks, params string[] arguments) => Run(ranks, [], arguments);

    /// <inheritdoc cref="Run(int, string[])"/>
    public WorkerResult Run(int ranks, (string Name, string Value)[] environment, params string[] arguments)
    {
        if (_path.Value is null)
            Assert.Inconclusive($"No mpirun of {_name} is installed: apt-get install {(this == OpenMpi ? "openmpi-bin" : "mpich")}.");
        return Worker.Run([_path.Value, .. _options, "-n", $"{ranks}", .. Worker.Command, .. arguments], [.. _environment, .. environment]);
    }

    private static string? Find(string[] programs, string mark)
    {
        string[] folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        return programs.SelectMany(program => folders.Select(folder => Path.Combine(folder, program)))
            .FirstOrDefault(path => File.Exists(path) && Worker.Run([path, "--version"]).Output.Contains(mark, StringComparison.Ordinal));
    }
}
