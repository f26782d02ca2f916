using System.Globalization;

namespace Samples.Tests.Fahrenheit;

[TestClass]
public sealed class EngineTests
{
    // What PyTorch gives in float64.
    private static readonly double[] Losses = [7.860124, 3.828542, 3.092191, 2.957699, 2.933135, 2.928648, 2.927829, 2.927679, 2.927652, 2.927647];

    [TestMethod]
    public void PrintsTheLossesOfTheTutorial()
    {
        using var directory = new TemporaryDirectory();
        SampleProgram.Result result = new SampleProgram("Fahrenheit").Run(directory.FullPath, "--engine");
        Assert.AreEqual("", result.Error);
        Assert.AreEqual(0, result.ExitCode);
        Assert.HasCount(Losses.Length, result.OutputLines);
        for (int i = 0; i < Losses.Length; i++)
        {
            string start = string.Create(CultureInfo.InvariantCulture, $"Epoch {500 * (i + 1)}, Loss ");
            Assert.StartsWith(start, result.OutputLines[i]);
            Assert.AreEqual(Losses[i], double.Parse(result.OutputLines[i][start.Length..], CultureInfo.InvariantCulture), 1e-5 * Losses[i]);
        }
    }

    [TestMethod]
    public void WritesNoFiles()
    {
        using var directory = new TemporaryDirectory();
        new SampleProgram("Fahrenheit").Run(directory.FullPath, "--engine");
        Assert.IsEmpty(Directory.GetFileSystemEntries(directory.FullPath));
    }
}
