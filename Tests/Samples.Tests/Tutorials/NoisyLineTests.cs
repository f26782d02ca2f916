namespace Samples.Tests.Tutorials;

/// <summary>Tutorial 000.</summary>
[TestClass]
public sealed class NoisyLineTests
{
    private static TutorialRun s_run = null!;

    [ClassInitialize]
    public static void RunOnce(TestContext context) => s_run = new TutorialRun("000");

    [ClassCleanup]
    public static void CleanUp() => s_run.Dispose();

    [TestMethod]
    public void PrintsEveryTwentiethLoss()
    {
        string[] losses = ["3.1084", "1.1386", "0.4326", "0.1789", "0.0871", "0.0534", "0.0405", "0.0351", "0.0324", "0.0307"];
        string[] expected = [.. losses.Select((loss, i) => $"Epoch [{20 * (i + 1)}/200], Loss: {loss}")];
        Assert.AreSequenceEqual(expected, s_run.Result.OutputLines.Where(line => line.StartsWith("Epoch", StringComparison.Ordinal)));
    }

    [TestMethod]
    public void ShowsTheTrainedLineBesideLeastSquares()
    {
        double[] weight = s_run.Row("Weight"), bias = s_run.Row("Bias"), loss = s_run.Row("Mean squared error");
        Assert.AreEqual(1.4967638, weight[0], 1e-5);
        Assert.AreEqual(1.2585869, bias[0], 1e-5);
        Assert.AreEqual(1.9941049, weight[1], 1e-6);
        Assert.AreEqual(1.0089241, bias[1], 1e-6);
        Assert.AreEqual(0.00962903, loss[1], 1e-6);
    }

    [TestMethod]
    public void DrawsTheDataAndTheFit()
    {
        Assert.AreSequenceEqual(["000-data.svg", "000-fit.svg"], s_run.Pictures);
        Picture data = s_run.Picture("000-data.svg"), fit = s_run.Picture("000-fit.svg");
        Assert.AreEqual("Generated Data", data.Title);
        Assert.AreSequenceEqual([(100, "dot")], data.Series);
        Assert.AreSequenceEqual([(100, "dot"), (1, "line")], fit.Series);
        Assert.AreEqual(2, fit.LineWidth);
    }

    [TestMethod]
    public void TellsWhereThePicturesAre()
        => Assert.AreSequenceEqual([$"Picture: {s_run.PathOf("000-data.svg")}", $"Picture: {s_run.PathOf("000-fit.svg")}"], s_run.Result.OutputLines[^2..]);

    [TestMethod]
    public void TheLegendIsRightWhereTheTutorialsIsWrong()
    {
        Assert.AreSequenceEqual([("Original", "dot"), ("Predicted", "line")], s_run.Picture("000-fit.svg").Legend);
        Assert.Contains(line => line.StartsWith("The tutorial's legend has its two names the wrong way round", StringComparison.Ordinal), s_run.Result.OutputLines);
    }
}
