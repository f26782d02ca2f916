namespace Samples.Tests.CustomLoss;

[TestClass]
public sealed class CommandLineTests
{
    private static readonly SampleProgram CustomLoss = new("CustomLoss");

    [TestMethod]
    [DataRow("There is no argument '--epochs'.", "--epochs", "7")]
    [DataRow("There is no argument 'there'.", "there")]
    [DataRow("--output needs a directory, and nothing after it.", "--output")]
    [DataRow("--output needs a directory, and nothing after it.", "--output", "there", "too")]
    public void AMistakeGetsOneSentenceAndTheUsage(string sentence, params string[] arguments)
    {
        using var directory = new TemporaryDirectory();
        SampleProgram.Result result = CustomLoss.Run(directory.FullPath, arguments);
        Assert.AreEqual(2, result.ExitCode);
        Assert.AreEqual("", result.Output);
        string[] lines = result.Error.Split(Environment.NewLine);
        Assert.AreEqual(sentence, lines[0]);
        Assert.StartsWith("Usage: ", lines[2]);
        Assert.IsEmpty(Directory.GetFileSystemEntries(directory.FullPath));
    }

    [TestMethod]
    public void HelpNamesTheOption()
    {
        using var directory = new TemporaryDirectory();
        SampleProgram.Result result = CustomLoss.Run(directory.FullPath, "--help");
        Assert.AreEqual(0, result.ExitCode);
        Assert.Contains("--output DIR", result.Output);
        Assert.IsEmpty(Directory.GetFileSystemEntries(directory.FullPath));
    }

    [TestMethod]
    public void ADirectoryThatCannotBeMadeIsSaidBeforeTraining()
    {
        using var directory = new TemporaryDirectory();
        File.WriteAllText(directory["taken"], "a file");
        SampleProgram.Result result = CustomLoss.Run(directory.FullPath, "--output", directory["taken", "deeper"]);
        Assert.AreEqual(2, result.ExitCode);
        Assert.AreEqual("", result.Output);
        Assert.StartsWith($"Cannot write to '{directory["taken", "deeper"]}': ", result.Error);
        Assert.HasCount(1, result.Error.TrimEnd().Split(Environment.NewLine));
    }

    [TestMethod]
    public void FilesGoToArtifactsWhereNothingIsSaid()
    {
        using var directory = new TemporaryDirectory();
        SampleProgram.Result result = CustomLoss.Run(directory.FullPath);
        Assert.AreEqual(0, result.ExitCode);
        string[] files = [.. Directory.GetFiles(directory.FullPath, "*", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(directory["artifacts", "customloss"], path))];
        CollectionAssert.AreEquivalent(new[] { "bakery.zip", "days.csv", "decisions.svg" }, files);
    }
}
