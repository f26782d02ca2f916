using System.Globalization;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace Samples.Tests.TrainFile;

[TestClass]
public sealed class ApartmentsTests
{
    private static TemporaryDirectory? _directory;
    private static SampleProgram.Result? _result;

    private static TemporaryDirectory Files => _directory!;

    private static SampleProgram.Result Result => _result!;

    [ClassInitialize]
    public static void Train(TestContext context)
    {
        _directory = new TemporaryDirectory();
        string table = Path.Combine(AppContext.BaseDirectory, "apartments.csv");
        _result = new SampleProgram("TrainFile").Run(Files.FullPath, table, "--label", "price", "--loss", "huber:10");
    }

    [ClassCleanup]
    public static void Delete() => Files.Dispose();

    [TestMethod]
    public void WhatWasFoundAndWhatCameOutIsPrinted()
    {
        Assert.AreEqual("", Result.Error);
        Assert.AreEqual(0, Result.ExitCode);
        Assert.Contains("apartments.csv: 1,200 rows, separated by commas", Result.Output);
        Assert.Contains("│ Year     │ Number  │      37 │ feature; the mean where missing │", Result.Output);
        Assert.Contains("│ District │ Text    │       0 │ 4 features, one for each value  │", Result.Output);
        Assert.Contains("Task: regression (inferred) of Price; huber:10 loss.", Result.Output);
        Assert.Contains("Rows: 960 to train on, 10 % of them to validate; 240 held out to test.", Result.Output);
        Assert.Contains($"Model:  {Files["artifacts", "trainfile", "model.zip"]}", Result.Output);
        Assert.Contains($"Report: {Files["artifacts", "trainfile", "report.html"]}", Result.Output);
    }

    [TestMethod]
    public void RedirectedOutputIsPlainLines()
    {
        Assert.DoesNotContain("\u001b", Result.Output);
        string[] epochs = [.. Result.OutputLines.Where(line => line.StartsWith("Epoch ", StringComparison.Ordinal))];
        Assert.HasCount(11, epochs);
        Assert.StartsWith("Epoch 1/", epochs[0]);
        Assert.EndsWith(" left", epochs[0]);
        Assert.Contains(", done in ", epochs[^1]);
    }

    [TestMethod]
    public void TheModelExplainsThePrices()
    {
        Assert.IsInRange(0.95, 0.98, Cell("R²", 1));
        Assert.IsInRange(2.5, 3.2, Cell("Area", 1));
        Assert.IsLessThan(Cell("Area", 2), Cell("Balcony", 2));
    }

    [TestMethod]
    public void TheReportHasAllOfIt()
    {
        ReportPage report = ReportPage.Load(Files["artifacts", "trainfile", "report.html"]);
        CollectionAssert.AreEqual(new[] { "On the rows held out", "Predicted and actual", "The training", "Weights and importances", "The table", "Settings" }, report.Headings);
        Assert.AreEqual(240, report.Dots);
        Assert.Contains("Price from apartments.csv", report.Text);
        Assert.AreEqual("Area", report.Rows("Weights and importances")[1][0]);
        CollectionAssert.AreEquivalent(
            new[] { "Area", "Rooms", "Floor", "Year", "District = Harbour", "District = Old Town", "District = Hillside", "District = Station", "Balcony", "(bias)" },
            report.Rows("Weights and importances").Skip(1).Select(row => row[0]).ToArray());
        CollectionAssert.AreEqual(new[] { "Loss", "huber:10" }, report.Rows("Settings")[0]);
    }

    [TestMethod]
    public void AnotherProgramCanLoadAndUseTheModel()
    {
        string path = Files["artifacts", "trainfile", "model.zip"];
        var apartment = new Apartment { Area = 66.9f, Rooms = 3, Floor = 1, Year = 2010, District = "Harbour" };

        var mlContext = new MLContext();
        ITransformer model = mlContext.Model.Load(path, out _);
        using var engine = mlContext.Model.CreatePredictionEngine<Apartment, Price>(model);
        float known = engine.Predict(apartment).Score;

        apartment.Year = float.NaN;
        float unknownYear = engine.Predict(apartment).Score;
        Assert.IsInRange(330, 390, known);
        Assert.IsInRange(1, 40, known - unknownYear);
    }

    private static double Cell(string row, int column)
        => double.Parse(Result.OutputLines.Last(line => line.StartsWith($"│ {row} ", StringComparison.Ordinal)).Split('│', StringSplitOptions.RemoveEmptyEntries)[column], CultureInfo.InvariantCulture);

    private sealed class Apartment
    {
        public float Area { get; set; }

        public float Rooms { get; set; }

        public float Floor { get; set; }

        public float Year { get; set; }

        public string District { get; set; } = "";

        public bool Balcony { get; set; }

        public float Price { get; set; }
    }

    private sealed class Price
    {
        [ColumnName("Score")]
        public float Score { get; set; }
    }
}
