namespace Samples.Tests.Distributed;

[TestClass]
public sealed class CommandLineTests
{
    private static readonly SampleProgram Distributed = new("Distributed");

    [TestMethod]
    [DataRow("There is no argument '--ranks'.", "--ranks", "7")]
    [DataRow("There is no argument 'there'.", "there")]
    [DataRow("--epochs needs a whole number from 1.", "--epochs")]
    [DataRow("--epochs needs a whole number from 1.", "--epochs", "0")]
    [DataRow("--epochs needs a whole number from 1.", "--epochs", "many")]
    [DataRow("--output needs a directory.", "--output")]
    [DataRow("--output needs a directory.", "--output", "--resume")]
    public void AMistakeGetsOneSentenceAndTheUsage(string sentence, params string[] arguments) => Distributed.AssertMistake(sentence, arguments);

    [TestMethod]
    public void HelpNamesEveryOption()
    {
        using var directory = new TemporaryDirectory();
        SampleProgram.Result result = Distributed.Run(directory.FullPath, "--help");
        Assert.AreEqual(0, result.ExitCode);
        foreach (string option in new[] { "--epochs N", "--resume", "--output DIR" })
            Assert.Contains(option, result.Output);
        Assert.IsEmpty(Directory.GetFileSystemEntries(directory.FullPath));
    }

    [TestMethod]
    public void ADirectoryThatCannotBeMadeIsSaidBeforeTraining() => Distributed.AssertOutputIsCheckedFirst();
}
