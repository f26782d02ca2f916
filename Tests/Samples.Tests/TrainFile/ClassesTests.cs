using Microsoft.ML;

namespace Samples.Tests.TrainFile;

[TestClass]
public sealed class ClassesTests
{
    private static readonly SampleProgram TrainFile = new("TrainFile");

    [TestMethod]
    public void TwoValuesMakeABinaryTask()
    {
        using var directory = new TemporaryDirectory();
        File.WriteAllText(directory["mails.csv"], Tables.Mails());
        SampleProgram.Result result = TrainFile.Run(directory.FullPath, "mails.csv", "--label", "Kind", "--epochs", "30", "--output", "out");
        Assert.AreEqual("", result.Error);
        Assert.Contains("mails.csv: 400 rows, separated by semicolons", result.Output);
        Assert.Contains("Task: binary (inferred) of Kind; true is 'spam', false is 'mail'; logistic loss.", result.Output);
        Assert.Contains("│ Subject │ Text    │       0 │ left out: text with more than 100 different values │", result.Output);

        ReportPage report = ReportPage.Load(directory["out", "report.html"]);
        string[][] confusion = report.Rows("Predicted and actual");
        CollectionAssert.AreEqual(new[] { "Actual", "spam", "mail" }, confusion[0]);
        int[] counts = [.. confusion.Skip(1).SelectMany(row => row.Skip(1)).Select(int.Parse)];
        Assert.AreEqual(80, counts.Sum());
        Assert.IsGreaterThan(70, counts[0] + counts[3]);
        Assert.Contains("From = the \"moon\"; or so", report.Text);

        var mlContext = new MLContext();
        ITransformer model = mlContext.Model.Load(directory["out", "model.zip"], out _);
        using var engine = mlContext.Model.CreatePredictionEngine<Mail, MailKind>(model);
        Assert.IsTrue(engine.Predict(new Mail { Links = 9, Words = float.NaN, From = "abroad" }).PredictedLabel);
        Assert.IsFalse(engine.Predict(new Mail { Links = 0, Words = 100, From = "home", Known = true }).PredictedLabel);
    }

    [TestMethod]
    public void SeveralTextsMakeAMulticlassTask()
    {
        using var directory = new TemporaryDirectory();
        File.WriteAllText(directory["leaves.tsv"], Tables.Leaves());
        SampleProgram.Result result = TrainFile.Run(directory.FullPath, "leaves.tsv", "--label", "kind", "--epochs", "30", "--output", "out");
        Assert.AreEqual("", result.Error);
        Assert.Contains("leaves.tsv: 300 rows, separated by tabs", result.Output);
        Assert.Contains("Task: multiclass (inferred) of kind, 3 classes; softmax loss.", result.Output);
        Assert.Contains("57 held out to test; 15 rows without a label left out.", result.Output);

        ReportPage report = ReportPage.Load(directory["out", "report.html"]);
        string[][] confusion = report.Rows("Predicted and actual");
        CollectionAssert.AreEqual(new[] { "Actual", "birch & co", "maple <red>", "oak" }, confusion[0]);
        for (int i = 1; i <= 3; i++)
            CollectionAssert.AreEqual(Enumerable.Range(1, 3).Select(column => column == i ? "19" : "0").ToArray(), confusion[i][1..]);

        var mlContext = new MLContext();
        ITransformer model = mlContext.Model.Load(directory["out", "model.zip"], out _);
        using var engine = mlContext.Model.CreatePredictionEngine<Leaf, LeafKind>(model);
        Assert.AreEqual("maple <red>", engine.Predict(new Leaf { Length = 3.5f, Width = 4.5f }).PredictedLabel);
    }

    private sealed class Mail
    {
        public float Links { get; set; }

        public float Words { get; set; }

        public string From { get; set; } = "";

        public bool Known { get; set; }

        public bool Kind { get; set; }
    }

    private sealed class MailKind
    {
        public bool PredictedLabel { get; set; }
    }

    private sealed class Leaf
    {
        [Microsoft.ML.Data.ColumnName("length")]
        public float Length { get; set; }

        [Microsoft.ML.Data.ColumnName("width")]
        public float Width { get; set; }

        [Microsoft.ML.Data.ColumnName("kind")]
        public string Kind { get; set; } = "";
    }

    private sealed class LeafKind
    {
        public string PredictedLabel { get; set; } = "";
    }
}
