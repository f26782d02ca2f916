namespace Samples.Tests.ModelBuilderApp;

[TestClass]
public sealed class CommandLineTests
{
    private static readonly SampleProgram ModelBuilderApp = new("ModelBuilderApp");

    [TestMethod]
    [DataRow("There is no argument 'there'.", "there")]
    [DataRow("--output needs a directory.", "--output")]
    [DataRow("--output needs a directory.", "--output", "--help")]
    public void AMistakeGetsOneSentenceAndTheUsage(string sentence, params string[] arguments)
    {
        using var directory = new TemporaryDirectory();
        SampleProgram.Result result = ModelBuilderApp.Run(directory.FullPath, arguments);
        Assert.AreEqual(2, result.ExitCode);
        Assert.AreEqual("", result.Output);
        string[] lines = result.Error.Split(Environment.NewLine);
        Assert.AreEqual(sentence, lines[0]);
        Assert.StartsWith("Usage: ", lines[2]);
    }

    [TestMethod]
    public void ADirectoryThatCannotBeMadeIsSaidBeforeTraining()
    {
        using var directory = new TemporaryDirectory();
        File.WriteAllText(directory["taken"], "a file");
        SampleProgram.Result result = ModelBuilderApp.Run(directory.FullPath, "--output", "taken");
        Assert.AreEqual(2, result.ExitCode);
        Assert.AreEqual("", result.Output);
        Assert.StartsWith($"Cannot write to '{directory["taken"]}': ", result.Error);
        Assert.HasCount(1, result.Error.TrimEnd().Split(Environment.NewLine));
    }

    [TestMethod]
    public void WhatCannotBeSavedLeavesNothingHalfWritten()
    {
        using var directory = new TemporaryDirectory();
        Directory.CreateDirectory(directory["made", "MLModel1.mlnet"]);
        SampleProgram.Result result = ModelBuilderApp.Run(directory.FullPath, "--output", "made");
        Assert.AreEqual(2, result.ExitCode);
        Assert.StartsWith($"Cannot write to '{directory["made", "MLModel1.mlnet"]}': ", result.Error);
        Assert.IsEmpty(Directory.GetFiles(directory["made"]));
    }
}
