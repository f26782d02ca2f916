namespace Samples.Tests.Tutorials;

[TestClass]
public sealed class CommandLineTests
{
    private static readonly SampleProgram Tutorials = new("Tutorials");

    [TestMethod]
    public void WithoutATerminalAndWithoutANumberAllRun()
    {
        using var directory = new TemporaryDirectory();
        SampleProgram.Result result = Tutorials.Run(directory.FullPath, "--output", Path.Combine("made", "on the way"));
        Assert.AreEqual("", result.Error);
        Assert.AreEqual(0, result.ExitCode);
        string[] headings = [.. result.OutputLines.Where(line => line.StartsWith("Tutorial ", StringComparison.Ordinal)).Select(line => line[..12])];
        Assert.AreSequenceEqual(["Tutorial 000", "Tutorial 001", "Tutorial 002", "Tutorial 003", "Tutorial 004"], headings);
        string[] files = Directory.GetFiles(directory.FullPath, "*", SearchOption.AllDirectories);
        Assert.HasCount(22, files);
        foreach (string file in files)
            Assert.AreEqual(directory["made", "on the way"], Path.GetDirectoryName(file));
    }

    [TestMethod]
    [DataRow("There is no tutorial '007'.", "007")]
    [DataRow("There is no argument '--all'.", "--all")]
    [DataRow("One tutorial at a time: got '000' and '001'.", "000", "001")]
    [DataRow("--output needs a directory.", "000", "--output")]
    public void AMistakeGetsOneSentenceAndTheUsage(string sentence, params string[] arguments) => Tutorials.AssertMistake(sentence, arguments);

    [TestMethod]
    public void HelpNamesTheTutorialsAndTheOption()
    {
        using var directory = new TemporaryDirectory();
        SampleProgram.Result result = Tutorials.Run(directory.FullPath, "--help");
        Assert.AreEqual(0, result.ExitCode);
        Assert.Contains("000, 001, 002, 003 or 004", result.Output);
        Assert.Contains("--output DIR", result.Output);
    }

    [TestMethod]
    public void ADirectoryThatCannotBeMadeIsSaidBeforeAnythingRuns() => Tutorials.AssertOutputIsCheckedFirst("000");
}
