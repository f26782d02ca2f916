using System.Diagnostics;
using System.Text;

namespace Autograd.Distributed.Tests;

/// <summary>Starts programs and waits for them, not for ever.</summary>
internal static class Worker
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    // What a launcher of the tests themselves would leave to their children.
    private static readonly string[] LauncherPrefixes = ["OMPI_", "PMI_", "PMIX_", "SLURM_", "HYDI_"];

    /// <summary>The command line of Tests/DistributedWorker.</summary>
    public static string[] Command => [Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", Path.Combine(AppContext.BaseDirectory, "DistributedWorker.dll")];

    /// <summary>Runs the worker by itself, without a launcher.</summary>
    public static WorkerResult RunAlone((string Name, string Value)[] environment, params string[] arguments) => Run([.. Command, .. arguments], environment);

    /// <summary>Runs a program; one that does not end within a minute is killed with all that it started, and the test fails.</summary>
    public static WorkerResult Run(string[] command, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo(command[0], command[1..]) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (string name in start.Environment.Keys.Where(name => LauncherPrefixes.Any(prefix => name.StartsWith(prefix, StringComparison.Ordinal))).ToArray())
            start.Environment.Remove(name);

        // A launcher may give its processes a terminal, to which .NET would send control sequences.
        start.Environment["TERM"] = "dumb";
        foreach ((string name, string value) in environment)
            start.Environment[name] = value;

        var output = new StringBuilder();
        var error = new StringBuilder();
        using var process = new Process { StartInfo = start };
        process.OutputDataReceived += (_, line) => Append(output, line.Data);
        process.ErrorDataReceived += (_, line) => Append(error, line.Data);
        var watch = Stopwatch.StartNew();
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        if (!process.WaitForExit(Patience))
        {
            process.Kill(entireProcessTree: true);
            Assert.Fail($"{string.Join(' ', command)} did not end within {Patience}. It printed:\n{Text(output)}\n{Text(error)}");
        }

        process.WaitForExit();
        return new WorkerResult(process.ExitCode, Text(output), Text(error), watch.Elapsed);
    }

    private static void Append(StringBuilder text, string? line)
    {
        lock (text)
            text.Append(line?.TrimEnd('\r')).Append('\n');
    }

    private static string Text(StringBuilder text)
    {
        lock (text)
            return text.ToString();
    }
}
