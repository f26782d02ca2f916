using System.Text;

namespace Samples.Tests.TrainFile;

[TestClass]
public sealed class FormatsTests
{
    private static readonly SampleProgram TrainFile = new("TrainFile");

    [TestMethod]
    public void DecimalCommasAndOldEncodingsAreRead()
    {
        using var directory = new TemporaryDirectory();
        File.WriteAllText(directory["table.csv"], Tables.Line("Länge;Höhe;Größe", ';', ','), Encoding.Latin1);
        SampleProgram.Result result = TrainFile.Run(directory.FullPath, "table.csv", "--label", "größe", "--optimizer", "lbfgs", "--epochs", "20");
        Assert.AreEqual("", result.Error);
        AssertLine(result, "Länge", "Höhe");
    }

    [TestMethod]
    public void WithoutAHeaderColumnsHaveNumbers()
    {
        using var directory = new TemporaryDirectory();
        File.WriteAllText(directory["table.txt"], Tables.Line("", '|'));
        SampleProgram.Result result = TrainFile.Run(directory.FullPath, "table.txt", "--label", "Column3", "--optimizer", "lbfgs", "--epochs", "20");
        Assert.AreEqual("", result.Error);
        Assert.Contains("table.txt: 60 rows, separated by '|', without a header", result.Output);
        AssertLine(result, "Column1", "Column2");
    }

    [TestMethod]
    public void ColumnsMayHaveTheNamesOfTheTrainers()
    {
        using var directory = new TemporaryDirectory();
        File.WriteAllText(directory["table.csv"], Tables.Line("Features,Probability,Score"));
        SampleProgram.Result result = TrainFile.Run(directory.FullPath, "table.csv", "--label", "Score", "--optimizer", "lbfgs", "--epochs", "20", "--validation-fraction", "0");
        Assert.AreEqual("", result.Error);
        AssertLine(result, "Features", "Probability");
    }

    [TestMethod]
    public void ColumnsCanBeLeftOutAndTrainingStopsEarly()
    {
        using var directory = new TemporaryDirectory();
        File.WriteAllText(directory["table.csv"], Tables.Line());
        SampleProgram.Result result = TrainFile.Run(directory.FullPath, "table.csv", "--label", "z", "--ignore", "y", "--patience", "2", "--task", "regression");
        Assert.AreEqual("", result.Error);
        Assert.Contains("│ y      │ Number │       0 │ left out: --ignore │", result.Output);
        Assert.Contains("Task: regression of z; squared loss.", result.Output);
        Assert.Contains("Stopped early after epoch ", result.Output);
        Assert.DoesNotContain("│ y       │", result.Output);
    }

    [TestMethod]
    public void TheSameSeedGivesTheSameReport()
    {
        using var directory = new TemporaryDirectory();
        File.WriteAllText(directory["table.csv"], Tables.Line());
        string[][] weights = [Weights("1"), Weights("1"), Weights("2")];
        CollectionAssert.AreEqual(weights[0], weights[1]);
        CollectionAssert.AreNotEqual(weights[0], weights[2]);

        string[] Weights(string seed)
        {
            SampleProgram.Result result = TrainFile.Run(directory.FullPath, "table.csv", "--label", "z", "--ignore", "y", "--epochs", "5", "--seed", seed);
            return [.. result.OutputLines.Where(line => line.StartsWith('│'))];
        }
    }

    private static void AssertLine(SampleProgram.Result result, string x, string y)
    {
        string[][] rows = [.. result.OutputLines.Where(line => line.StartsWith('│')).Select(line => line.Split('│', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))];
        Assert.AreEqual("2.0000", rows.Last(row => row[0] == x)[1]);
        Assert.AreEqual("-1.0000", rows.Last(row => row[0] == y)[1]);
        Assert.AreEqual("5.0000", rows.Last(row => row[0] == "(bias)")[1]);
    }
}
