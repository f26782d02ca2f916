using System.Globalization;
using Microsoft.ML;

namespace Samples.Tests.ModelBuilderApp;

[TestClass]
public sealed class TrainingTests
{
    private static TemporaryDirectory s_directory = null!;
    private static SampleProgram.Result s_result = null!;

    [ClassInitialize]
    public static void RunOnce(TestContext context)
    {
        s_directory = new TemporaryDirectory();
        s_result = new SampleProgram("ModelBuilderApp").Run(s_directory.FullPath);
    }

    [ClassCleanup]
    public static void CleanUp() => s_directory.Dispose();

    [TestMethod]
    public void EndsWellAndSaysNothingOnStandardError()
    {
        Assert.AreEqual("", s_result.Error);
        Assert.AreEqual(0, s_result.ExitCode);
    }

    [TestMethod]
    public void ProgressIsPlainTextWhereOutputIsRedirected()
    {
        Assert.DoesNotContain("\e", s_result.Output);
        string[] lines = [.. s_result.OutputLines.TakeWhile(line => line.StartsWith("Epoch ", StringComparison.Ordinal))];
        Assert.HasCount(11, lines);
        Assert.StartsWith("Epoch 1/100, loss ", lines[0]);
        Assert.StartsWith("Epoch 100/100, loss ", lines[^1]);
    }

    [TestMethod]
    [DataRow("R²", 0.9706, 0.002)]
    [DataRow("Root mean squared error (thousands)", 18.80, 0.5)]
    [DataRow("Mean absolute error (thousands)", 12.75, 0.3)]
    public void ShowsTheMetricsOfFlatsItWasNotTrainedOn(string name, double expected, double tolerance)
        => Assert.AreEqual(expected, Number(Row(name)[1]), tolerance);

    [TestMethod]
    public void ShowsTheImportanceOfEachFeatureTheMostImportantFirst()
    {
        string[][] rows = [.. s_result.OutputLines
            .SkipWhile(line => !line.Contains("Fall of R²", StringComparison.Ordinal))
            .Skip(2)
            .TakeWhile(line => line.StartsWith('│'))
            .Select(Cells)];
        CollectionAssert.AreEquivalent(
            new[] { "Area", "Rooms", "Floor", "Year", "District.Harbour", "District.Old Town", "District.Hillside", "District.Station", "Balcony" },
            rows.Select(row => row[0]).ToArray());

        double[] falls = [.. rows.Select(row => Number(row[1]))];
        CollectionAssert.AreEqual(falls.OrderDescending().ToArray(), falls);
        Assert.AreEqual("Area", rows[0][0]);
        Assert.AreEqual(new string('█', 24), rows[0][2]);
        Assert.IsTrue(rows.Skip(1).All(row => row[2].Length < 4));
    }

    [TestMethod]
    public void AMissingYearIsReplacedSoThatTheYearCounts()
        => Assert.IsGreaterThan(0.02, Number(Row("Year")[1]), "Where missing years are read as the year 0, the feature is worth next to nothing.");

    [TestMethod]
    public void TheModelIsWhereItSaysAndPredictsAsItSaid()
    {
        string path = s_directory["artifacts", "modelbuilder", "MLModel1.mlnet"];
        Assert.AreEqual($"Model: {path}", s_result.OutputLines[^1]);
        CollectionAssert.AreEqual(new[] { path }, Directory.GetFiles(s_directory.FullPath, "*", SearchOption.AllDirectories));

        var mlContext = new MLContext();
        ITransformer model = mlContext.Model.Load(path, out _);
        using PredictionEngine<Flat, Prediction> engine = mlContext.Model.CreatePredictionEngine<Flat, Prediction>(model);
        string[][] rows = [.. s_result.OutputLines.SkipWhile(line => !line.Contains("Predicted", StringComparison.Ordinal)).Skip(2).TakeWhile(line => line.StartsWith('│')).Select(Cells)];
        Assert.HasCount(5, rows);
        foreach (string[] row in rows)
        {
            var flat = new Flat
            {
                Area = Number(row[0]),
                Rooms = Number(row[1]),
                Floor = Number(row[2]),
                Year = Number(row[3]),
                District = row[4],
                Balcony = row[5] == "yes",
            };
            Assert.AreEqual(Number(row[7]), engine.Predict(flat).Score, 0.051);
        }
    }

    [TestMethod]
    public void AFlatOfUnknownYearIsPredictedLikeOneOfTheMeanYear()
    {
        var mlContext = new MLContext();
        ITransformer model = mlContext.Model.Load(s_directory["artifacts", "modelbuilder", "MLModel1.mlnet"], out _);
        using PredictionEngine<Flat, Prediction> engine = mlContext.Model.CreatePredictionEngine<Flat, Prediction>(model);
        float OfYear(float year) => engine.Predict(new Flat { Area = 80, Rooms = 3, Floor = 2, Year = year, District = "Harbour", Balcony = true }).Score;
        Assert.IsTrue(OfYear(1940) < OfYear(float.NaN) && OfYear(float.NaN) < OfYear(1990));
    }

    private static string[] Row(string name) => Cells(s_result.OutputLines.Single(line => line.StartsWith($"│ {name} ", StringComparison.Ordinal)));

    private static string[] Cells(string row) => [.. row.Trim('│').Split('│').Select(cell => cell.Trim())];

    private static float Number(string cell) => float.Parse(cell, CultureInfo.InvariantCulture);

    private sealed class Flat
    {
        public float Area { get; set; }

        public float Rooms { get; set; }

        public float Floor { get; set; }

        public float Year { get; set; }

        public string District { get; set; } = "";

        public bool Balcony { get; set; }
    }

    private sealed class Prediction
    {
        public float Score { get; set; }
    }
}
