using System.Globalization;
using System.Xml.Linq;
using Microsoft.ML;
using Microsoft.ML.Trainers;

namespace Autograd.MLNet.Tests.History;

/// <summary>A history keeps reports, and writes them as a table and as a picture.</summary>
[TestClass]
public sealed class TrainingHistoryTests
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    private readonly string _directory = Directory.CreateTempSubdirectory("autograd-").FullName;
    private readonly TrainingHistory _history = new();

    [TestCleanup]
    public void DeleteDirectory() => Directory.Delete(_directory, recursive: true);

    [TestMethod]
    public void TrainerFillsIt()
    {
        var mlContext = new MLContext(seed: 1);
        var options = new AutogradRegressionTrainer.Options { NumberOfEpochs = 5, ValidationFraction = 0.2f, Progress = _history };

        mlContext.Regression.Trainers.Autograd(options).Fit(mlContext.Data.LoadFromEnumerable(Example.Plane(100, seed: 1)));

        CollectionAssert.AreEqual(new[] { 1, 2, 3, 4, 5 }, _history.Select(report => report.Epoch).ToArray());
        Assert.HasCount(2, LossCurves());
    }

    [TestMethod]
    public void ReportsKeepTheirOrder_UntilCleared()
    {
        Record(3, 2, 1);

        Assert.HasCount(3, _history);
        CollectionAssert.AreEqual(new[] { 3.0, 2, 1 }, _history.Select(report => report.TrainLoss).ToArray());
        Assert.AreEqual(2, _history[1].TrainLoss);
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => _history[3]);
        Assert.ThrowsExactly<ArgumentNullException>(() => _history.Report(null!));

        _history.Clear();

        Assert.IsEmpty(_history);
    }

    [TestMethod]
    public void Enumeration_SeesTheReportsThereWereWhenItBegan()
    {
        Record(2, 1);

        int seen = 0;
        foreach (EpochReport report in _history)
        {
            _history.Report(report);
            seen++;
        }

        Assert.AreEqual(2, seen);
        Assert.HasCount(4, _history);
    }

    [TestMethod]
    public void ReportsFromManyThreads_AreAllKept()
    {
        Parallel.For(1, 2001, epoch => _history.Report(Epoch(epoch, trainLoss: epoch)));

        CollectionAssert.AreEqual(Enumerable.Range(1, 2000).ToArray(), _history.Select(report => report.Epoch).Order().ToArray());
    }

    [TestMethod]
    public void Csv_IsAHeaderAndARowForEachEpoch()
    {
        _history.Report(Epoch(1, trainLoss: 0.1 + 0.2) with { LearningRate = 1e-7, Elapsed = TimeSpan.FromMilliseconds(1500) });
        _history.Report(Epoch(2, trainLoss: double.NaN, validationLoss: 1.5e300) with { Metric = -0.25, MetricName = "R, \"squared\"", GradientNorm = double.PositiveInfinity });
        string path = Path.Combine(_directory, "history.csv");

        _history.WriteCsv(path);

        Assert.AreEqual(
            "Epoch,NumberOfEpochs,TrainLoss,ValidationLoss,Metric,MetricName,GradientNorm,LearningRate,RowsPerSecond,ElapsedSeconds\r\n"
            + "1,9,0.30000000000000004,,,RSquared,0.5,1E-07,1000,1.5\r\n"
            + "2,9,NaN,1.5E+300,-0.25,\"R, \"\"squared\"\"\",Infinity,0.1,1000,2\r\n",
            File.ReadAllText(path));
        Assert.AreEqual((byte)'E', File.ReadAllBytes(path)[0], "There must be no byte order mark.");
    }

    [TestMethod]
    public void Csv_HasAllPropertiesOfAReport()
    {
        string[] properties = [.. typeof(EpochReport).GetProperties().Select(property => property.Name == "Elapsed" ? "ElapsedSeconds" : property.Name)];

        CollectionAssert.AreEquivalent(properties, Csv().TrimEnd().Split(','));
    }

    [TestMethod]
    public void CsvAndSvg_AreTheSameInEveryCulture()
    {
        Record(0.75, 0.5, 0.125);
        (string csv, string svg) = (Csv(), SvgText());
        CultureInfo before = CultureInfo.CurrentCulture;
        var comma = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        comma.NumberFormat.NumberDecimalSeparator = ",";
        comma.NumberFormat.NegativeSign = "~";
        try
        {
            CultureInfo.CurrentCulture = comma;
            Assert.AreEqual(csv, Csv());
            Assert.AreEqual(svg, SvgText());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [TestMethod]
    public void Files_ReplaceOlderOnes_AndLeaveNothingElse()
    {
        Record(2, 1);
        string csv = Path.Combine(_directory, "history.csv"), svg = Path.Combine(_directory, "history.svg");
        File.WriteAllText(csv, new string('x', 10_000));
        File.WriteAllText(svg, new string('x', 100_000));

        _history.WriteCsv(csv);
        _history.WriteSvg(svg, "Loss");

        Assert.AreEqual(Csv(), File.ReadAllText(csv));
        Assert.AreEqual(SvgText("Loss"), File.ReadAllText(svg));
        CollectionAssert.AreEquivalent(new[] { csv, svg }, Directory.GetFiles(_directory));
    }

    [TestMethod]
    public void FileThatCannotBeWritten_StaysAsItWas()
    {
        string svg = Path.Combine(_directory, "history.svg");
        File.WriteAllText(svg, "an older picture");
        string directory = Directory.CreateDirectory(Path.Combine(_directory, "history.csv")).FullName;

        Assert.ThrowsExactly<ArgumentException>(() => _history.WriteSvg(svg, "a bell \a rings"));
        Exception error = Assert.Throws<Exception>(() => _history.WriteCsv(directory));

        Assert.IsTrue(error is IOException or UnauthorizedAccessException, error.ToString());
        Assert.AreEqual("an older picture", File.ReadAllText(svg));
        CollectionAssert.AreEqual(new[] { svg }, Directory.GetFiles(_directory));
    }

    [TestMethod]
    public void Title_IsShownAsItIs()
    {
        const string Title = "a < b & \"c\" <script>alert('d')</script> 训练";
        Record(2, 1);

        XElement picture = Picture(Title);

        Assert.AreEqual(Title, picture.Element(Svg + "title")!.Value);
        CollectionAssert.Contains(Texts(picture), Title);
        Assert.IsEmpty(picture.Descendants().Where(element => element.Name.LocalName is "script" or "style" or "image" or "a"));
        Assert.DoesNotContain("href", SvgText(Title));
    }

    [TestMethod]
    public void TrainingLossAlone_IsOneCurveWithoutABestEpoch()
    {
        Record(3, 2, 1);

        Assert.HasCount(1, LossCurves());
        Assert.IsFalse(Texts().Any(text => text.StartsWith("Best", StringComparison.Ordinal)));
    }

    [TestMethod]
    public void Curves_DifferInColourAndInDashes()
    {
        Record([3, 2, 1], [4, 3, 2]);

        XElement[] lines = [.. LossCurves().Select(curve => curve.Element(Svg + "polyline")!)];

        Assert.HasCount(2, lines);
        Assert.AreNotEqual((string)lines[0].Attribute("stroke")!, (string)lines[1].Attribute("stroke")!);
        Assert.IsNull(lines[0].Attribute("stroke-dasharray"));
        Assert.IsNotNull(lines[1].Attribute("stroke-dasharray"));
    }

    [TestMethod]
    public void BestValidationEpoch_IsRingedAndNamed()
    {
        Record([9, 8, 7, 6], [9, double.NaN, 7.5, 8]);

        XElement ring = Picture().Elements(Svg + "circle").First();

        (double x, double y) = Points(LossCurves()[1])[1];
        Assert.AreEqual((x, y), (Number(ring, "cx"), Number(ring, "cy")));
        CollectionAssert.Contains(Texts(), "Best: epoch 3 (7.5)");
    }

    [TestMethod]
    public void LossAxis_IsLogarithmicBeyondAFactorOf20()
    {
        Record(100, 10, 1);

        double[] y = [.. Points(LossCurves()[0]).Select(point => point.Y)];

        Assert.AreEqual(y[1] - y[0], y[2] - y[1], 0.02);
        CollectionAssert.Contains(Texts(), "Loss (logarithmic)");
        CollectionAssert.IsSubsetOf(new[] { "1", "2", "5", "10", "20", "50", "100" }, Texts());
    }

    [TestMethod]
    [DataRow(20, 10.5, 1)]
    [DataRow(100, 50, 0)]
    [DataRow(100, 0, -100)]
    public void LossAxis_IsLinearWithinThatFactor_OrWhereALossIsNotPositive(double first, double second, double third)
    {
        Record(first, second, third);

        double[] y = [.. Points(LossCurves()[0]).Select(point => point.Y)];

        Assert.AreEqual(y[1] - y[0], y[2] - y[1], 0.02);
        CollectionAssert.Contains(Texts(), "Loss");
    }

    [TestMethod]
    public void Axes_HaveRoundTicks()
    {
        _history.Report(Epoch(1, trainLoss: 1.1));
        _history.Report(Epoch(20, trainLoss: 0.23));

        CollectionAssert.AreEqual(
            new[] { "0.2", "0.4", "0.6", "0.8", "1.0", "1.2", "Loss", "1", "5", "10", "15", "20", "Epoch", "Training loss" },
            Texts());
    }

    [TestMethod]
    public void LossesThatAreNotFinite_AreGaps()
    {
        Record(9, 8, double.NaN, 6, double.PositiveInfinity, 4, 3, 2, double.NegativeInfinity);

        XElement curve = LossCurves()[0];

        CollectionAssert.AreEqual(new[] { 2, 3 }, curve.Elements(Svg + "polyline").Select(line => PointsOf(line).Count).ToArray());
        Assert.HasCount(1, curve.Elements(Svg + "circle"), "An epoch between gaps must be a dot.");
    }

    [TestMethod]
    public void LearningRate_IsDrawnOnlyIfItChanges()
    {
        Record(3, 2, 1);
        Assert.IsFalse(Texts().Contains("Learning rate"));

        _history.Report(Epoch(4, trainLoss: 0.5) with { LearningRate = 0.05 });

        CollectionAssert.Contains(Texts(), "Learning rate");
        Assert.HasCount(4, Points(Curve("Learning rate")!));
    }

    [TestMethod]
    public void OfSeveralTrainings_TheLastIsDrawn()
    {
        Record(1000, 900, 800, 700);
        Record(3, 2, 1);
        string both = SvgText();

        _history.Clear();
        Record(3, 2, 1);

        Assert.AreEqual(SvgText(), both);
    }

    [TestMethod]
    [DataRow(new double[] { }, DisplayName = "none")]
    [DataRow(new[] { 0.5 }, DisplayName = "one epoch")]
    [DataRow(new[] { 0.0, 0, 0 }, DisplayName = "all zero")]
    [DataRow(new[] { 7.0, 7, 7 }, DisplayName = "flat")]
    [DataRow(new[] { 1, 1.0000000000000002, 1 }, DisplayName = "flat but for the last bit")]
    [DataRow(new[] { double.NaN, double.NaN }, DisplayName = "not one is finite")]
    [DataRow(new[] { -1e3, -2e3, 5 }, DisplayName = "negative")]
    [DataRow(new[] { 1e-12, 1e15, 3 }, DisplayName = "far apart")]
    [DataRow(new[] { 1e300, 1e-300 }, DisplayName = "as far apart as can be")]
    [DataRow(new[] { double.MaxValue, -double.MaxValue, double.Epsilon, 1 }, DisplayName = "the ends of the numbers")]
    [DataRow(new[] { double.Epsilon, 3e-320 }, DisplayName = "next to nothing")]
    public void WhateverTheLosses_EverythingLiesInThePicture(double[] losses)
    {
        for (int i = 0; i < losses.Length; i++)
            _history.Report(Epoch(i + 1, losses[i], losses[^(i + 1)]) with { LearningRate = losses[i] });

        XElement picture = Picture("Title");

        double width = Number(picture, "width"), height = Number(picture, "height");
        var points = picture.Descendants(Svg + "polyline").SelectMany(PointsOf)
            .Concat(picture.Descendants(Svg + "circle").Select(dot => (X: Number(dot, "cx"), Y: Number(dot, "cy"))))
            .Concat(picture.Descendants(Svg + "text").Select(text => (X: Number(text, "x"), Y: Number(text, "y"))))
            .ToList();
        Assert.IsTrue(points.All(point => point.X > 0 && point.X < width && point.Y > 0 && point.Y < height), picture.ToString());
        Assert.IsTrue(Texts(picture).Length is > 5 and < 40, "There must be some ticks, and not too many.");
        Assert.AreEqual(!losses.Any(double.IsFinite), Texts(picture).Contains("No epoch has a finite loss."));
    }

    private static EpochReport Epoch(int epoch, double trainLoss, double? validationLoss = null) => new()
    {
        Epoch = epoch,
        NumberOfEpochs = 9,
        TrainLoss = trainLoss,
        ValidationLoss = validationLoss,
        MetricName = "RSquared",
        GradientNorm = 0.5,
        LearningRate = 0.1,
        RowsPerSecond = 1000,
        Elapsed = TimeSpan.FromSeconds(epoch),
    };

    private void Record(params double[] trainLosses) => Record(trainLosses, []);

    private void Record(double[] trainLosses, double[] validationLosses)
    {
        for (int i = 0; i < trainLosses.Length; i++)
            _history.Report(Epoch(i + 1, trainLosses[i], i < validationLosses.Length ? validationLosses[i] : null));
    }

    private string Csv()
    {
        var writer = new StringWriter();
        _history.WriteCsv(writer);
        return writer.ToString();
    }

    private string SvgText(string? title = null)
    {
        var writer = new StringWriter();
        _history.WriteSvg(writer, title);
        return writer.ToString();
    }

    private XElement Picture(string? title = null) => XElement.Parse(SvgText(title));

    private XElement? Curve(string name) => Picture().Elements(Svg + "g").SingleOrDefault(group => group.Element(Svg + "title")!.Value == name);

    private List<XElement> LossCurves() => [.. new[] { Curve("Training loss"), Curve("Validation loss") }.OfType<XElement>()];

    private string[] Texts(XElement? picture = null) => [.. (picture ?? Picture()).Elements(Svg + "text").Select(text => text.Value)];

    /// <summary>The corners of a curve's lines, and its dots.</summary>
    private static List<(double X, double Y)> Points(XElement curve)
        => [.. curve.Elements().SelectMany(part => part.Name.LocalName switch { "polyline" => PointsOf(part), "circle" => [(Number(part, "cx"), Number(part, "cy"))], _ => [] })];

    private static List<(double X, double Y)> PointsOf(XElement line)
        => [.. ((string)line.Attribute("points")!).Split(' ').Select(point => point.Split(',')).Select(point => (double.Parse(point[0], CultureInfo.InvariantCulture), double.Parse(point[1], CultureInfo.InvariantCulture)))];

    private static double Number(XElement element, string attribute) => double.Parse((string)element.Attribute(attribute)!, CultureInfo.InvariantCulture);
}
