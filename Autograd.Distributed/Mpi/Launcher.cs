using System.Globalization;

namespace Autograd.Distributed.Mpi;

/// <summary>What the environment tells about who started this process.</summary>
/// <param name="Family">The family it belongs to; null for one that starts any.</param>
/// <param name="SizeVariable">The environment variable with the number of processes.</param>
/// <param name="Size">How many processes it started; null where it does not say.</param>
internal sealed record Launcher(MpiFamily? Family, string SizeVariable, int? Size)
{
    private const string OpenMpi = "OMPI_COMM_WORLD_SIZE";
    private const string Pmi = "PMI_SIZE";

    // Not SLURM_NTASKS, which a batch script has too, in front of srun.
    private const string Slurm = "SLURM_STEP_NUM_TASKS";

    /// <summary>Who started this process; null if it was started by itself.</summary>
    public static Launcher? Current { get; } = Find();

    private static Launcher? Find()
    {
        if (Number(OpenMpi) is not null)
            return new(MpiFamily.OpenMpi, OpenMpi, Number(OpenMpi));
        if (Number(Pmi) is not null || Number("PMI_RANK") is not null)
            return new(MpiFamily.Mpich, Pmi, Number(Pmi));
        if (Number("PMIX_RANK") is not null)
            return new(MpiFamily.OpenMpi, Slurm, Number(Slurm));
        return Number("SLURM_PROCID") is not null && Number(Slurm) > 1 ? new(null, Slurm, Number(Slurm)) : null;
    }

    private static int? Number(string variable)
        => int.TryParse(Environment.GetEnvironmentVariable(variable), NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : null;
}
