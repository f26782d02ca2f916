using System.Xml.Linq;

namespace Samples.Tests.Tutorials;

[TestClass]
public sealed class TutorialsTests
{
    [TestMethod]
    [DataRow("000", "Epoch [20/200], Loss: 3.1084", "Epoch [200/200], Loss: 0.0307")]
    [DataRow("001", "Iteration 0: w 3.2362, b 0.1818, loss 7.1647", "Iteration 80: w 2.5561, b 1.8170, loss 0.9837")]
    [DataRow("004", "Tutorial 004", "w 42.7985, b 13.8032")]
    public void PrintsItsNumbersAndDrawsItsPlots(string number, string first, string last)
    {
        using var directory = new TemporaryDirectory();

        SampleProgram.Result result = new SampleProgram("Tutorials").Run(directory.FullPath, number);

        Assert.AreEqual("", result.Error);
        Assert.AreEqual(0, result.ExitCode);
        Assert.Contains(first, result.OutputLines);
        Assert.Contains(line => line.StartsWith(last, StringComparison.Ordinal), result.OutputLines);
        string[] plots = Directory.GetFiles(directory["artifacts", "tutorials"], "*.svg");
        Assert.IsGreaterThanOrEqualTo(2, plots.Length);
        foreach (string plot in plots)
            Assert.AreEqual("svg", XDocument.Load(plot).Root!.Name.LocalName);
    }

    [TestMethod]
    public void AnUnknownNumberIsOneSentence()
    {
        using var directory = new TemporaryDirectory();

        SampleProgram.Result result = new SampleProgram("Tutorials").Run(directory.FullPath, "007");

        Assert.AreEqual(2, result.ExitCode);
        Assert.StartsWith("There is no tutorial '007'.", result.Error);
        Assert.IsEmpty(Directory.GetFileSystemEntries(directory.FullPath));
    }
}
