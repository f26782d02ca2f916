namespace Samples.Tests.TrainFile;

[TestClass]
public sealed class InterruptionTests
{
    [TestMethod]
    [OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
    public void CtrlCKeepsTheBestModelAndWritesTheReport()
    {
        using var directory = new TemporaryDirectory();
        File.WriteAllText(directory["mails.csv"], Tables.Mails());
        SampleProgram.Result result = new SampleProgram("TrainFile")
            .RunAndInterrupt(directory.FullPath, "Epoch 1/100000000: ", "mails.csv", "--label", "Kind", "--epochs", "100000000", "--output", "out");
        Assert.AreEqual("", result.Error);
        Assert.AreEqual(0, result.ExitCode);
        Assert.MatchesRegex("Stopped by Ctrl\\+C after epoch [0-9]+ of 100000000; the model is that of epoch [0-9]+, which had the smallest validation", result.Output);
        Assert.IsTrue(File.Exists(directory["out", "model.zip"]));
        Assert.Contains("Stopped by Ctrl+C", ReportPage.Load(directory["out", "report.html"]).Text);
        Assert.HasCount(2, Directory.GetFileSystemEntries(directory["out"]));
    }
}
