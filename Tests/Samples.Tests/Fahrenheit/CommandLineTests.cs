namespace Samples.Tests.Fahrenheit;

[TestClass]
public sealed class CommandLineTests
{
    private static readonly SampleProgram Fahrenheit = new("Fahrenheit");

    [TestMethod]
    [DataRow("There is no argument '--epochs'.", "--epochs", "7")]
    [DataRow("There is no argument 'there'.", "there")]
    [DataRow("--output needs a directory.", "--output")]
    [DataRow("--output needs a directory.", "--output", "")]
    [DataRow("--output needs a directory.", "--output", "--engine")]
    [DataRow("--engine writes no files, so --output makes no sense with it.", "--engine", "--output", "there")]
    public void AMistakeGetsOneSentenceAndTheUsage(string sentence, params string[] arguments) => Fahrenheit.AssertMistake(sentence, arguments);

    [TestMethod]
    [DataRow("--help")]
    [DataRow("-h")]
    public void HelpNamesEveryOption(string argument)
    {
        using var directory = new TemporaryDirectory();
        SampleProgram.Result result = Fahrenheit.Run(directory.FullPath, argument);
        Assert.AreEqual(0, result.ExitCode);
        Assert.Contains("--output DIR", result.Output);
        Assert.Contains("--engine", result.Output);
    }

    [TestMethod]
    public void OutputGoesWhereItIsTold()
    {
        using var directory = new TemporaryDirectory();
        SampleProgram.Result result = Fahrenheit.Run(directory.FullPath, "--output", Path.Combine("made", "on the way"));
        Assert.AreEqual("", result.Error);
        Assert.IsTrue(File.Exists(directory["made", "on the way", "fahrenheit.zip"]));
        Assert.IsTrue(File.Exists(directory["made", "on the way", "fahrenheit.svg"]));
    }

    [TestMethod]
    public void ADirectoryThatCannotBeMadeIsSaidBeforeTraining() => Fahrenheit.AssertOutputIsCheckedFirst();

    [TestMethod]
    public void WhatCannotBeWrittenLeavesNothingHalfWritten()
    {
        using var directory = new TemporaryDirectory();
        Directory.CreateDirectory(directory["fahrenheit.svg"]);
        SampleProgram.Result result = Fahrenheit.Run(directory.FullPath, "--output", ".");
        Assert.AreEqual(2, result.ExitCode);
        Assert.StartsWith($"Cannot write to '{directory["fahrenheit.svg"]}': ", result.Error);
        CollectionAssert.AreEquivalent(new[] { directory["fahrenheit.zip"] }, Directory.GetFiles(directory.FullPath));
    }
}
