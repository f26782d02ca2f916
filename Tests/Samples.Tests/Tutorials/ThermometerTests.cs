namespace Samples.Tests.Tutorials;

/// <summary>Tutorial 002.</summary>
[TestClass]
public sealed class ThermometerTests
{
    private static TutorialRun s_run = null!;

    [ClassInitialize]
    public static void RunOnce(TestContext context) => s_run = new TutorialRun("002");

    [ClassCleanup]
    public static void CleanUp() => s_run.Dispose();

    // What PyTorch prints in float64.
    [TestMethod]
    public void PrintsEveryFiveHundredthLoss()
    {
        string[] losses = ["7.860124", "3.828542", "3.092191", "2.957699", "2.933135", "2.928648", "2.927829", "2.927679", "2.927652", "2.927647"];
        string[] expected = [.. losses.Select((loss, i) => $"Epoch {500 * (i + 1)}, Loss {loss}")];
        Assert.AreSequenceEqual(expected, s_run.Result.OutputLines.Where(line => line.StartsWith("Epoch", StringComparison.Ordinal)));
    }

    [TestMethod]
    [DataRow("params.grad is None: True")]
    [DataRow("params.grad = tensor([4517.2964,   82.6000], dtype=torch.float64)")]
    [DataRow("params.grad = tensor([0., 0.], dtype=torch.float64) after zero_()")]
    [DataRow("Raw readings diverge, losses 1.76e+03, 5.80e+06, 1.94e+10, 6.49e+13: below they are a tenth.")]
    [DataRow("params = tensor([  5.3671, -17.3012], dtype=torch.float64, requires_grad=True)")]
    public void PrintsGradientsAndParameters(string line) => Assert.Contains(line, s_run.Result.OutputLines);

    [TestMethod]
    public void ShowsTheTrainedLineBesideLeastSquares()
    {
        double[] weight = s_run.Row("Weight"), bias = s_run.Row("Bias"), loss = s_run.Row("Mean squared error");
        Assert.AreEqual(5.367089798, weight[0], 1e-6);
        Assert.AreEqual(-17.301222521, bias[0], 1e-6);
        Assert.AreEqual(5.36771921, weight[1], 1e-6);
        Assert.AreEqual(-17.30478550, bias[1], 1e-6);
        Assert.AreEqual(2.92764557, loss[1], 1e-6);
    }

    [TestMethod]
    public void DrawsTheModelThroughTheReadings()
    {
        Assert.AreSequenceEqual(["002-thermometer.svg"], s_run.Pictures);
        Picture picture = s_run.Picture("002-thermometer.svg");
        Assert.AreSequenceEqual([("Model", "line"), ("Readings", "dot")], picture.Legend);
        Assert.AreSequenceEqual([(1, "line"), (11, "dot")], picture.Series);
    }
}
