namespace Samples.Tests.ModelBuilderApp;

[TestClass]
public sealed class CommandLineTests
{
    private static readonly SampleProgram ModelBuilderApp = new("ModelBuilderApp");

    [TestMethod]
    [DataRow("There is no argument 'there'.", "there")]
    [DataRow("--output needs a directory.", "--output")]
    [DataRow("--output needs a directory.", "--output", "--help")]
    public void AMistakeGetsOneSentenceAndTheUsage(string sentence, params string[] arguments) => ModelBuilderApp.AssertMistake(sentence, arguments);

    [TestMethod]
    public void ADirectoryThatCannotBeMadeIsSaidBeforeTraining() => ModelBuilderApp.AssertOutputIsCheckedFirst();

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
