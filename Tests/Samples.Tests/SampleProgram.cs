using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using System.Text;

namespace Samples.Tests;

/// <summary>Runs a sample in a process of its own, with its output redirected.</summary>
internal sealed class SampleProgram(string name)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly string _path = typeof(SampleProgram).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(entry => entry.Key == name).Value!;

    public Result Run(string workingDirectory, params string[] arguments) => Run([], workingDirectory, null, arguments);

    /// <summary>Runs as many processes under mpirun; inconclusive where there is none.</summary>
    public Result RunOnRanks(int ranks, string workingDirectory, params string[] arguments)
    {
        string mpirun = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Select(folder => Path.Combine(folder, "mpirun")).FirstOrDefault(File.Exists) ?? "";
        if (mpirun.Length == 0)
            Assert.Inconclusive("No mpirun is installed: apt-get install openmpi-bin.");
        return Run([mpirun, "-n", ranks.ToString(CultureInfo.InvariantCulture)], workingDirectory, null, arguments);
    }

    /// <summary>Sends the signal of Ctrl+C when a line with a text appears; not on Windows, where a signal would hit the tests too.</summary>
    public Result RunAndInterrupt(string workingDirectory, string text, params string[] arguments) => Run([], workingDirectory, text, arguments);

    private Result Run(string[] launcher, string workingDirectory, string? interruptAt, string[] arguments)
    {
        string[] command = [.. launcher, Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", _path, .. arguments];
        var start = new ProcessStartInfo(command[0], command[1..])
        {
            WorkingDirectory = workingDirectory,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };

        // Open MPI gives its processes a terminal, to which .NET would send control sequences, and wants to be told that a root and more ranks than processors are meant; others take no notice.
        if (launcher.Length > 0)
        {
            foreach ((string variable, string value) in new[] { ("TERM", "dumb"), ("OMPI_ALLOW_RUN_AS_ROOT", "1"), ("OMPI_ALLOW_RUN_AS_ROOT_CONFIRM", "1"), ("OMPI_MCA_rmaps_base_oversubscribe", "1") })
                start.Environment[variable] = value;
        }

        using Process process = Process.Start(start)!;
        Task<string> error = process.StandardError.ReadToEndAsync(), output = interruptAt is null ? process.StandardOutput.ReadToEndAsync() : ReadAndInterrupt(process, interruptAt);
        if (!process.WaitForExit(Patience))
        {
            process.Kill(entireProcessTree: true);
            Assert.Fail($"{name} {string.Join(' ', arguments)} did not end within {Patience}.");
        }

        return new Result(process.ExitCode, output.Result, error.Result);
    }

    private static async Task<string> ReadAndInterrupt(Process process, string text)
    {
        var output = new StringBuilder();
        bool isInterrupted = false;
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            output.AppendLine(line);
            if (isInterrupted || !line.Contains(text, StringComparison.Ordinal))
                continue;
            isInterrupted = true;
            using Process kill = Process.Start("kill", ["-INT", process.Id.ToString(CultureInfo.InvariantCulture)]);
            await kill.WaitForExitAsync();
        }

        return output.ToString();
    }

    internal sealed record Result(int ExitCode, string Output, string Error)
    {
        public string[] OutputLines => Output.Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries);
    }
}
