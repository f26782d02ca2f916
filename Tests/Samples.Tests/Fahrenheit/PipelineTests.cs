using System.Globalization;
using System.Xml.Linq;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace Samples.Tests.Fahrenheit;

[TestClass]
public sealed class PipelineTests
{
    private const double Slope = 0.536771921;
    private const double Intercept = -17.3047855;

    private static TemporaryDirectory s_directory = null!;
    private static SampleProgram.Result s_result = null!;

    [ClassInitialize]
    public static void RunOnce(TestContext context)
    {
        s_directory = new TemporaryDirectory();
        s_result = new SampleProgram("Fahrenheit").Run(s_directory.FullPath);
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
    [DataRow("Weight", Slope, 0.001)]
    [DataRow("Bias", Intercept, 0.05)]
    [DataRow("Loss", 2.92764557, 0.001)]
    [DataRow("R²", 0.962046, 0.0001)]
    public void ShowsWhatItLearnedBesideTheClosedForm(string name, double expected, double tolerance)
    {
        double[] row = Numbers(s_result.OutputLines.Single(line => line.StartsWith($"│ {name} ", StringComparison.Ordinal)));
        Assert.AreEqual(expected, row[0], tolerance);
        Assert.AreEqual(expected, row[1], 1e-6);
    }

    [TestMethod]
    [DataRow(32.0)]
    [DataRow(68.0)]
    [DataRow(98.6)]
    public void PredictsWithTheLoadedModel(double reading)
    {
        string start = string.Create(CultureInfo.InvariantCulture, $"│    {reading:F1} │");
        double[] row = Numbers(s_result.OutputLines.Single(line => line.StartsWith(start, StringComparison.Ordinal)));
        Assert.AreEqual((Slope * reading) + Intercept, row[1], 0.01);
        Assert.AreEqual((reading - 32) / 1.8, row[2], 0.01);
    }

    [TestMethod]
    public void ProgressIsPlainTextWhereOutputIsRedirected()
    {
        Assert.DoesNotContain("\e", s_result.Output);
        string[] lines = [.. s_result.OutputLines.TakeWhile(line => line.StartsWith("Epoch ", StringComparison.Ordinal))];
        Assert.HasCount(11, lines);
        Assert.StartsWith("Epoch 1/", lines[0]);
        Assert.EndsWith(", loss 2.9276", lines[^1]);
    }

    [TestMethod]
    public void FilesAreWhereItSaysAndNowhereElse()
    {
        string model = s_directory["artifacts", "fahrenheit", "fahrenheit.zip"], picture = s_directory["artifacts", "fahrenheit", "fahrenheit.svg"];
        Assert.AreEqual($"Model:   {model}", s_result.OutputLines[^2]);
        Assert.AreEqual($"Picture: {picture}", s_result.OutputLines[^1]);
        CollectionAssert.AreEquivalent(new[] { model, picture }, Directory.GetFiles(s_directory.FullPath, "*", SearchOption.AllDirectories));
    }

    [TestMethod]
    public void TheModelLoadsAndPredicts()
    {
        var mlContext = new MLContext();
        ITransformer model = mlContext.Model.Load(s_directory["artifacts", "fahrenheit", "fahrenheit.zip"], out DataViewSchema schema);
        Assert.IsNotNull(schema.GetColumnOrNull("Unmarked"));
        using PredictionEngine<Reading, Prediction> engine = mlContext.Model.CreatePredictionEngine<Reading, Prediction>(model);
        Assert.AreEqual((Slope * 50) + Intercept, engine.Predict(new Reading { Unmarked = 50 }).Score, 0.01);
    }

    [TestMethod]
    public void ThePictureShowsEveryReadingAndTheLine()
    {
        XDocument svg = XDocument.Load(s_directory["artifacts", "fahrenheit", "fahrenheit.svg"]);
        XElement[] series = [.. svg.Root!.Elements().Where(element => (string?)element.Attribute("class") == "series")];
        Assert.HasCount(2, series);
        Assert.AreEqual("polyline", series[0].Elements().Single().Name.LocalName);
        Assert.HasCount(11, series[1].Elements().Where(element => element.Name.LocalName == "circle"));
    }

    private static double[] Numbers(string row)
        => [.. row.Split('│').Select(cell => double.TryParse(cell, CultureInfo.InvariantCulture, out double number) ? number : double.NaN).Where(double.IsFinite)];

    private sealed class Reading
    {
        public float Unmarked { get; set; }

        public float Celsius { get; set; }
    }

    private sealed class Prediction
    {
        public float Score { get; set; }
    }
}
