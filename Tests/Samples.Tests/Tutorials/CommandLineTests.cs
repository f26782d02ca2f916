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
    public void AMistakeGetsOneSentenceAndTheUsage(string sentence, params string[] arguments)
    {
        using var directory = new TemporaryDirectory();
        SampleProgram.Result result = Tutorials.Run(directory.FullPath, arguments);
        Assert.AreEqual(2, result.ExitCode);
        Assert.AreEqual("", result.Output);
        string[] lines = result.Error.Split(Environment.NewLine);
        Assert.AreEqual(sentence, lines[0]);
        Assert.StartsWith("Usage: ", lines[2]);
        Assert.IsEmpty(Directory.GetFileSystemEntries(directory.FullPath));
    }

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
    public void ADirectoryThatCannotBeMadeIsSaidBeforeAnythingRuns()
    {
        using var directory = new TemporaryDirectory();
        File.WriteAllText(directory["taken"], "a file");
        SampleProgram.Result result = Tutorials.Run(directory.FullPath, "000", "--output", Path.Combine("taken", "deeper"));
        Assert.AreEqual(2, result.ExitCode);
        Assert.AreEqual("", result.Output);
        Assert.StartsWith($"Cannot write to '{directory["taken", "deeper"]}': ", result.Error);
        Assert.HasCount(1, result.Error.TrimEnd().Split(Environment.NewLine));
    }
}
