namespace Samples.Tests;

/// <summary>What all samples do with a person's mistakes.</summary>
internal static class SampleMistakes
{
    /// <summary>One sentence, the usage, exit code 2, and no file.</summary>
    public static void AssertMistake(this SampleProgram sample, string sentence, params string[] arguments)
    {
        using var directory = new TemporaryDirectory();
        SampleProgram.Result result = sample.Run(directory.FullPath, arguments);
        Assert.AreEqual(2, result.ExitCode);
        Assert.AreEqual("", result.Output);
        string[] lines = result.Error.Split(Environment.NewLine);
        Assert.AreEqual(sentence, lines[0]);
        Assert.StartsWith("Usage: ", lines[2]);
        Assert.IsEmpty(Directory.GetFileSystemEntries(directory.FullPath));
    }

    /// <summary>A directory that cannot be made is said in one sentence before anything else happens.</summary>
    public static void AssertOutputIsCheckedFirst(this SampleProgram sample, params string[] arguments)
    {
        using var directory = new TemporaryDirectory();
        File.WriteAllText(directory["taken"], "a file");
        SampleProgram.Result result = sample.Run(directory.FullPath, [.. arguments, "--output", directory["taken", "deeper"]]);
        Assert.AreEqual(2, result.ExitCode);
        Assert.AreEqual("", result.Output);
        Assert.StartsWith($"Cannot write to '{directory["taken", "deeper"]}': ", result.Error);
        Assert.HasCount(1, result.Error.TrimEnd().Split(Environment.NewLine));
    }
}
