using System.Globalization;
using System.Xml.Linq;
using Charts;

namespace Samples.Tests.Charts;

[TestClass]
public sealed class ChartTests
{
    private static readonly double[] X = [1, 2, 3, 4, 10], Y = [-1.5, 0, 2.25, 1, 8];

    [TestMethod]
    public void ThePictureIsWellFormedSvgOnWhite()
    {
        XElement root = Saved(new Chart { Width = 500, Height = 300 }.AddLine("Line", X, Y));
        Assert.AreEqual(XName.Get("svg", "http://www.w3.org/2000/svg"), root.Name);
        Assert.AreEqual("0 0 500 300", (string?)root.Attribute("viewBox"));
        XElement background = root.Elements().First();
        Assert.AreEqual("rect", background.Name.LocalName);
        Assert.AreEqual("#ffffff", (string?)background.Attribute("fill"));
    }

    [TestMethod]
    [DataRow("a < b & \"c\" > 'd'")]
    [DataRow("训练损失曲线 (均方误差)")]
    public void AnyTextComesThrough(string text)
    {
        var chart = new Chart { Title = text + 1, XLabel = text + 2, YLabel = text + 3 };
        string[] texts = [.. Saved(chart.AddScatter(text + 4, X, Y)).Descendants().Where(element => element.Name.LocalName == "text").Select(element => element.Value)];
        for (int i = 1; i <= 4; i++)
            CollectionAssert.Contains(texts, text + i);
    }

    [TestMethod]
    public void EveryPointOfAScatterIsDrawnInItsPlace()
    {
        XElement root = Saved(new Chart().AddScatter("Points", X, Y));
        XElement[] dots = [.. Groups(root, "series").Single().Elements()];
        Assert.HasCount(X.Length, dots);
        AssertPlaces([.. dots.Select(dot => ((double)dot.Attribute("cx")!, (double)dot.Attribute("cy")!))]);
    }

    [TestMethod]
    public void EveryPointOfALineIsDrawnInItsPlace()
    {
        XElement root = Saved(new Chart().AddLine("Line", X, Y));
        string points = (string)Groups(root, "series").Single().Elements().Single().Attribute("points")!;
        AssertPlaces([.. points.Split(' ').Select(point => point.Split(',')).Select(
            point => (double.Parse(point[0], CultureInfo.InvariantCulture), double.Parse(point[1], CultureInfo.InvariantCulture)))]);
    }

    [TestMethod]
    public void TheLegendGivesEachSeriesItsOwnNameAndColour()
    {
        XElement root = Saved(new Chart().AddScatter("Original", X, Y).AddLine("Predicted", X, Y));
        XElement[] entries = [.. Groups(root, "legend")], series = [.. Groups(root, "series")];
        Assert.HasCount(2, entries);
        Assert.AreEqual("Original", entries[0].Value);
        Assert.AreEqual("Predicted", entries[1].Value);
        Assert.AreEqual((string?)series[0].Elements().First().Attribute("fill"), (string?)entries[0].Elements().First().Attribute("fill"));
        Assert.AreEqual((string?)series[1].Elements().First().Attribute("stroke"), (string?)entries[1].Elements().First().Attribute("stroke"));
        Assert.AreNotEqual((string?)entries[0].Elements().First().Attribute("fill"), (string?)entries[1].Elements().First().Attribute("stroke"));
    }

    [TestMethod]
    public void ALongLegendTakesSeveralRows()
    {
        var chart = new Chart { Width = 400 };
        for (int i = 0; i < 5; i++)
            chart.AddLine("a rather long name " + i, X, Y);
        double[] rows = [.. Groups(Saved(chart), "legend").Select(entry => (double)entry.Elements().Last().Attribute("y")!)];
        Assert.IsGreaterThan(1, rows.Distinct().Count());
        CollectionAssert.AreEqual(rows.Order().ToArray(), rows);
    }

    [TestMethod]
    public void ALineIsAsWideAsAskedForInTheLegendToo()
    {
        XElement root = Saved(new Chart().AddLine("Thick", X, Y, width: 5).AddLine("Plain", X, Y));
        foreach (string kind in new[] { "series", "legend" })
            Assert.AreSequenceEqual([5.0, 2.0], Groups(root, kind).Select(group => (double)group.Elements().First().Attribute("stroke-width")!));
    }

    [TestMethod]
    public void TextIsWhereItsValuesAre()
    {
        XElement root = Saved(new Chart().AddScatter("Points", X, Y).AddText("Loss=<1", X[2], Y[2], size: 20));
        XElement note = root.Elements().Single(element => (string?)element.Attribute("class") == "note"), dot = Groups(root, "series").Single().Elements().ElementAt(2);
        Assert.AreEqual("Loss=<1", note.Value);
        Assert.AreEqual("20", (string?)note.Attribute("font-size"));
        Assert.AreEqual((double)dot.Attribute("cx")!, (double)note.Attribute("x")!);
        Assert.AreEqual((double)dot.Attribute("cy")!, (double)note.Attribute("y")!);
    }

    [TestMethod]
    public void LimitsAreTheEndsOfTheAxesAndTicksLieBetweenThem()
    {
        XElement root = Saved(new Chart { XLimits = (1.5, 10), YLimits = (8, 28) }.AddScatter("Corners", [1.5, 10], [8, 28]));
        XElement axis = Groups(root, "x-axis").Single(), line = axis.Elements().Single(element => element.Name.LocalName == "line");
        XElement[] dots = [.. Groups(root, "series").Single().Descendants().Where(element => element.Name.LocalName == "circle")];
        Assert.AreEqual((double)line.Attribute("x1")!, (double)dots[0].Attribute("cx")!, 0.01);
        Assert.AreEqual((double)line.Attribute("y1")!, (double)dots[0].Attribute("cy")!, 0.01);
        Assert.AreEqual((double)line.Attribute("x2")!, (double)dots[1].Attribute("cx")!, 0.01);
        Assert.AreSequenceEqual(["2", "4", "6", "8", "10"], axis.Elements().Where(element => element.Name.LocalName == "text").Select(element => element.Value));
        Assert.AreSequenceEqual(["10", "15", "20", "25"], Groups(root, "y-axis").Single().Elements().Where(element => element.Name.LocalName == "text").Select(element => element.Value));
    }

    [TestMethod]
    public void WhatLiesBeyondTheLimitsIsCutOff()
    {
        XElement root = Saved(new Chart { YLimits = (0, 5) }.AddLine("Line", X, Y));
        XElement axis = Groups(root, "y-axis").Single().Elements().Single(element => element.Name.LocalName == "line");
        XElement window = Groups(root, "series").Single().Elements().Single();
        Assert.AreEqual("svg", window.Name.LocalName);
        Assert.AreEqual("hidden", (string?)window.Attribute("overflow"));
        Assert.AreEqual((double)axis.Attribute("y1")!, (double)window.Attribute("y")!, 0.01);
        Assert.AreEqual((double)axis.Attribute("y2")! - (double)axis.Attribute("y1")!, (double)window.Attribute("height")!, 0.01);
        Assert.AreEqual($"{(string?)window.Attribute("x")} {(string?)window.Attribute("y")} {(string?)window.Attribute("width")} {(string?)window.Attribute("height")}", (string?)window.Attribute("viewBox"), "same places inside as outside");
    }

    [TestMethod]
    public void NumbersDoNotFollowTheCulture()
    {
        var commas = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        commas.NumberFormat.NumberDecimalSeparator = ",";
        commas.NumberFormat.NegativeSign = "~";
        XElement plain = Saved(new Chart().AddLine("Line", X, Y));
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = commas;
            Assert.AreEqual(plain.ToString(), Saved(new Chart().AddLine("Line", X, Y)).ToString());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [TestMethod]
    public void WhatCannotBeDrawnIsRefused()
    {
        var chart = new Chart();
        Assert.Contains("Add a series first", Assert.ThrowsExactly<InvalidOperationException>(chart.ToSvg).Message);
        Assert.Contains("got 2 and 1", Assert.ThrowsExactly<ArgumentException>(() => chart.AddLine("Line", [1, 2], [1])).Message);
        Assert.Contains("got 0 and 0", Assert.ThrowsExactly<ArgumentException>(() => chart.AddLine("Line", [], [])).Message);
        Assert.Contains("point 1 of series 'Line' is (2, NaN)", Assert.ThrowsExactly<ArgumentException>(() => chart.AddLine("Line", [1, 2], [1, double.NaN])).Message);
        Assert.Contains("must be wider than 0 pixels, got 0", Assert.ThrowsExactly<ArgumentException>(() => chart.AddLine("Line", [1], [1], width: 0)).Message);
        Assert.Contains("'here' has (NaN, 1) and 13", Assert.ThrowsExactly<ArgumentException>(() => chart.AddText("here", double.NaN, 1)).Message);
        chart = new Chart { YLimits = (2, 2) };
        chart.AddLine("Line", [1], [1]);
        Assert.Contains("its limits are 2 and 2", Assert.ThrowsExactly<InvalidOperationException>(chart.ToSvg).Message);
        chart = new Chart { Width = 100 };
        chart.AddLine("Line", [1], [1]);
        Assert.Contains("it is 100 by 480", Assert.ThrowsExactly<InvalidOperationException>(chart.ToSvg).Message);
    }

    private static XElement Saved(Chart chart)
    {
        using var file = new MemoryStream();
        chart.Save(file);
        file.Position = 0;
        return XDocument.Load(file).Root!;
    }

    private static IEnumerable<XElement> Groups(XElement root, string kind) => root.Elements().Where(element => (string?)element.Attribute("class") == kind);

    // Pixels must be a straight function of values: two points fix it, the others must follow, to the right and upwards.
    private static void AssertPlaces((double X, double Y)[] pixels)
    {
        double xScale = (pixels[^1].X - pixels[0].X) / (X[^1] - X[0]), yScale = (pixels[^1].Y - pixels[0].Y) / (Y[^1] - Y[0]);
        Assert.IsGreaterThan(0, xScale);
        Assert.IsLessThan(0, yScale);
        for (int i = 0; i < X.Length; i++)
        {
            Assert.AreEqual(pixels[0].X + (xScale * (X[i] - X[0])), pixels[i].X, 0.02);
            Assert.AreEqual(pixels[0].Y + (yScale * (Y[i] - Y[0])), pixels[i].Y, 0.02);
        }
    }
}
