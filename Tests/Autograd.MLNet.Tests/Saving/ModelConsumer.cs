using System.Diagnostics;
using System.Globalization;

namespace Autograd.MLNet.Tests.Saving;

/// <summary>Runs the program in Tests/ModelConsumer, which references ML.NET alone.</summary>
internal static class ModelConsumer
{
    /// <summary>What a saved model scores there, as <see cref="Bits"/>.</summary>
    public static string Run(string modelPath, float[] features, CancellationToken cancellationToken)
    {
        string output = AppContext.BaseDirectory.Replace("Autograd.MLNet.Tests", "ModelConsumer", StringComparison.Ordinal);
        Assert.IsFalse(File.Exists(Path.Combine(output, "Autograd.MLNet.dll")), "The consumer must not have this library at hand.");
        var start = new ProcessStartInfo("dotnet", [Path.Combine(output, "ModelConsumer.dll"), modelPath, .. features.Select(x => x.ToString("R", CultureInfo.InvariantCulture))])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using Process process = Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync(cancellationToken);
        string answer = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.AreEqual(0, process.ExitCode, errors.Result);
        return answer.Trim();
    }

    /// <summary>The bits of scores, as the program prints them.</summary>
    public static string Bits(params float[] scores)
        => string.Join(' ', scores.Select(score => BitConverter.SingleToInt32Bits(score).ToString("x8", CultureInfo.InvariantCulture)));
}
