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
    public void AMistakeGetsOneSentenceAndTheUsage(string sentence, params string[] arguments) => CustomLoss.AssertMistake(sentence, arguments);

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
    public void ADirectoryThatCannotBeMadeIsSaidBeforeTraining() => CustomLoss.AssertOutputIsCheckedFirst();

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
