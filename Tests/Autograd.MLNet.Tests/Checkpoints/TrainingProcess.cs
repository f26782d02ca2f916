using System.Diagnostics;

namespace Autograd.MLNet.Tests.Checkpoints;

/// <summary>A training in a process of its own.</summary>
internal static class TrainingProcess
{
    /// <summary>Runs the program in Tests/InterruptedTraining, and kills it some time after it has reported an epoch, or not.</summary>
    public static (string? Model, int Epochs) Run(string rows, string checkpoint, int? killAfterEpochs, TimeSpan delay, params ReadOnlySpan<(string Name, string Value)> environment)
    {
        string output = AppContext.BaseDirectory.Replace("Autograd.MLNet.Tests", "InterruptedTraining", StringComparison.Ordinal);
        var start = new ProcessStartInfo("dotnet", [Path.Combine(output, "InterruptedTraining.dll"), rows, checkpoint]) { RedirectStandardOutput = true };
        foreach ((string name, string value) in environment)
            start.Environment[name] = value;
        using Process process = Process.Start(start)!;
        string? model = null;
        int epochs = 0;
        while (process.StandardOutput.ReadLine() is { } line)
        {
            if (line.StartsWith("model ", StringComparison.Ordinal))
                model = line;
            else
                epochs = int.Parse(line["epoch ".Length..], null);
            if (epochs == killAfterEpochs && !process.HasExited)
            {
                Thread.Sleep(delay);
                process.Kill();
                killAfterEpochs = null;
            }
        }

        process.WaitForExit();
        return (model, epochs);
    }
}
