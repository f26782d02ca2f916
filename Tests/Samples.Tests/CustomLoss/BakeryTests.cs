using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Microsoft.ML;

namespace Samples.Tests.CustomLoss;

[TestClass]
public sealed class BakeryTests
{
    private static TemporaryDirectory s_directory = null!;
    private static SampleProgram.Result s_result = null!;
    private static HeldOutDay[] s_days = null!;

    [ClassInitialize]
    public static void RunOnce(TestContext context)
    {
        s_directory = new TemporaryDirectory();
        s_result = new SampleProgram("CustomLoss").Run(s_directory.FullPath, "--output", s_directory["made"]);
        s_days = File.Exists(s_directory["made", "days.csv"]) ? HeldOutDay.Read(s_directory["made", "days.csv"]) : [];
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
    public void OutputIsPlainTextWhereItIsRedirected() => Assert.DoesNotContain("\e", s_result.Output);

    [TestMethod]
    public void TheThreeWaysGiveTheSameModel()
    {
        double[] expression = Row("Cost: expression");
        foreach (string way in new[] { "Cost: struct", "Cost: Function" })
            AssertNear(expression, Row(way), 0.1001, 0.1001, 0.1001, 0.0101, 0.0101);
        Assert.IsLessThan(1e-3, Numbers(s_result.OutputLines.Single(line => line.StartsWith("Between the three ways", StringComparison.Ordinal)))[0]);
    }

    [TestMethod]
    public void ModelsAreJudgedOnTwoYearsOfDays()
    {
        Assert.HasCount(730, s_days);
        Assert.AreEqual(730, s_days.Select(day => day.Date).Distinct().Count());
        Assert.Contains("730 days that no model has seen", s_result.Output);
    }

    [TestMethod]
    [DataRow("Squared error", false)]
    [DataRow("Cost: expression", true)]
    public void AccountsAreThoseOfTheDays(string name, bool byCost)
    {
        double[] row = Row(name), left = Array.ConvertAll(s_days, day => Math.Round(byCost ? day.ByCost : day.BySquaredError) - day.Demand);
        Assert.AreEqual(left.Average(n => Math.Max(0, -n)), row[1], 0.0501);
        Assert.AreEqual(left.Average(n => Math.Max(0, n)), row[2], 0.0501);
        Assert.AreEqual(left.Average(HeldOutDay.Cost), row[3], 0.00501);
    }

    [TestMethod]
    [DataRow("Squared error", false)]
    [DataRow("Cost: expression", true)]
    public void WhatIsExpectedIsTheIntegralOverDemand(string name, bool byCost)
    {
        double expected = s_days.Average(day => day.ExpectedCost(Math.Round(byCost ? day.ByCost : day.BySquaredError)));
        Assert.AreEqual(expected, Row(name)[4], 0.01);
    }

    [TestMethod]
    public void TheGainIsPositiveAndNearlyAllThereIs()
    {
        double[] squared = Row("Squared error"), cost = Row("Cost: expression"), law = Row("Law of demand");
        double gain = squared[3] - cost[3], expected = squared[4] - cost[4], most = squared[4] - law[4];
        Assert.IsGreaterThan(0.95 * most, expected);
        Assert.IsLessThanOrEqualTo(most, expected);
        Assert.AreEqual(expected, gain, 0.1 * expected);

        string[] told = [.. s_result.OutputLines.Where(line => line.StartsWith("Gain", StringComparison.Ordinal) || line.StartsWith("Expected by", StringComparison.Ordinal))];
        AssertNear([gain, 100 * gain / squared[3], 365 * gain], Numbers(told[0]), 0.0101, 0.0501, 5);
        AssertNear([expected, most], Numbers(told[1]), 0.0101, 0.0101);
    }

    [TestMethod]
    [DataRow("Tuesday", 7, 1, 0)]
    [DataRow("Saturday", 22, 0, 0)]
    [DataRow("Friday", 1, 0, 1)]
    public void DecisionsAreNearTheMeanAndTheLeastExpectedCost(string weekday, int temperature, int rain, int beforeHoliday)
    {
        var day = new HeldOutDay { Weekday = weekday, Temperature = temperature, Rain = rain, BeforeHoliday = beforeHoliday };
        double[] row = Numbers(s_result.OutputLines.Single(line => line.StartsWith($"│ {weekday}, ", StringComparison.Ordinal))[^50..]);
        int best = Enumerable.Range(1, 400).MinBy(loaves => day.ExpectedCost(loaves));

        Assert.AreEqual(day.Mean, row[0], 0.05 * day.Mean);
        Assert.AreEqual(best, row[1], 0.05 * best);
        Assert.AreEqual(best, row[2], 1);
    }

    [TestMethod]
    public void TheModelLoadsWithoutThisLibraryAndDecidesAsTheDaysSay()
    {
        var mlContext = new MLContext();
        ITransformer model = mlContext.Model.Load(s_directory["made", "bakery.zip"], out _);
        IDataView decided = model.Transform(mlContext.Data.LoadFromEnumerable(s_days));
        float[] scores = [.. mlContext.Data.CreateEnumerable<Decision>(decided, reuseRowObject: false).Select(decision => decision.Score)];
        for (int i = 0; i < s_days.Length; i++)
            Assert.AreEqual(s_days[i].ByCost, scores[i], 0.001);
    }

    [TestMethod]
    public void ThePictureShowsThirtyDaysAndBothDecisions()
    {
        XDocument svg = XDocument.Load(s_directory["made", "decisions.svg"]);
        XElement[] series = [.. svg.Root!.Elements().Where(element => (string?)element.Attribute("class") == "series")];
        Assert.HasCount(3, series);
        Assert.AreEqual("polyline", series[0].Elements().Single().Name.LocalName);
        Assert.AreEqual("polyline", series[1].Elements().Single().Name.LocalName);
        Assert.HasCount(30, series[2].Elements());
    }

    [TestMethod]
    public void FilesAreWhereItSaysAndNowhereElse()
    {
        string[] files = [s_directory["made", "bakery.zip"], s_directory["made", "days.csv"], s_directory["made", "decisions.svg"]];
        CollectionAssert.AreEqual(new[] { $"Model:   {files[0]}", $"Days:    {files[1]}", $"Picture: {files[2]}" }, s_result.OutputLines[^3..]);
        CollectionAssert.AreEquivalent(files, Directory.GetFiles(s_directory.FullPath, "*", SearchOption.AllDirectories));
    }

    private static double[] Row(string name) => Numbers(s_result.OutputLines.Single(line => line.StartsWith($"│ {name} ", StringComparison.Ordinal)));

    private static double[] Numbers(string line) => [.. Regex.Matches(line, @"\d+(\.\d+)?").Select(match => double.Parse(match.Value, CultureInfo.InvariantCulture))];

    private static void AssertNear(double[] expected, double[] actual, params double[] tolerances)
    {
        Assert.HasCount(expected.Length, actual);
        for (int i = 0; i < expected.Length; i++)
            Assert.AreEqual(expected[i], actual[i], tolerances[i]);
    }

    private sealed class Decision
    {
        public float Score { get; set; }
    }
}
