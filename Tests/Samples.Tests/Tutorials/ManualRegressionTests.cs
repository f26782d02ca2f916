namespace Samples.Tests.Tutorials;

/// <summary>Tutorial 001.</summary>
[TestClass]
public sealed class ManualRegressionTests
{
    // Iteration, loss, w and b, as PyTorch prints them.
    private static readonly double[][] Table =
    [
        [0, 7.1647, 3.2361884, .18183002], [5, 1.9112, 2.7268696, .23272046], [10, 1.6186, 2.8082888, .37588084], [15, 1.5460, 2.7669847, .49549165],
        [20, 1.4863, 2.751995, .6158687], [25, 1.4302, 2.732164, .7320473], [30, 1.3773, 2.7139823, .84517694], [35, 1.3272, 2.696076, .9551264],
        [40, 1.2799, 2.6787152, 1.0620292], [45, 1.2352, 2.6618268, 1.1659604], [50, 1.1929, 2.6454096, 1.2670048], [55, 1.1529, 2.6294477, 1.365242],
        [60, 1.1152, 2.61393, 1.4607501], [65, 1.0795, 2.5988429, 1.553605], [70, 1.0457, 2.584175, 1.6438804], [75, 1.0138, 2.5699146, 1.7316478],
        [80, .9837, 2.5560505, 1.8169769],
    ];

    private static TutorialRun s_run = null!;

    [ClassInitialize]
    public static void RunOnce(TestContext context) => s_run = new TutorialRun("001");

    [ClassCleanup]
    public static void CleanUp() => s_run.Dispose();

    [TestMethod]
    [DataRow("a = tensor([5.], grad_fn=<AddBackward0>), b = tensor([-1.], grad_fn=<AddBackward0>), y = tensor([-5.], grad_fn=<MulBackward0>)")]
    [DataRow("m.grad = tensor([4.]), n.grad = tensor([-6.])")]
    [DataRow("is_leaf of m, n, a, b, y: True True False False False")]
    [DataRow("grad_fn of a, b, y: <AddBackward0> <AddBackward0> <MulBackward0>")]
    [DataRow("Only leaves keep their gradient; of the others it is None: True True")]
    [DataRow("With retain_grad(): a.grad = tensor([-1.]), b.grad = tensor([5.])")]
    public void PrintsWhatTheDynamicGraphRecords(string line) => Assert.Contains(line, s_run.Result.OutputLines);

    [TestMethod]
    public void PrintsTheTableUntilTheLossIsBelowOne()
    {
        double[][] rows = [.. s_run.NumberRows()];
        Assert.HasCount(Table.Length, rows);
        for (int i = 0; i < rows.Length; i++)
        {
            Assert.AreEqual(Table[i][0], rows[i][0]);
            Assert.AreEqual(Table[i][1], rows[i][1], 1e-9, $"loss of iteration {Table[i][0]}");
            Assert.AreEqual(Table[i][2], rows[i][2], 1e-5 * Table[i][2], $"w of iteration {Table[i][0]}");
            Assert.AreEqual(Table[i][3], rows[i][3], 1e-5 * Table[i][3], $"b of iteration {Table[i][0]}");
        }
    }

    [TestMethod]
    public void TellsWhereLookingAtEachIterationWouldStop()
        => Assert.Contains(line => line.Contains("iteration 78, loss 0.9955, w 2.5615", StringComparison.Ordinal) && line.Contains("b 1.7831", StringComparison.Ordinal), s_run.Result.OutputLines);

    [TestMethod]
    public void DrawsEveryFifthIterationAsTheTutorialDoes()
    {
        Assert.AreSequenceEqual(Table.Select(row => $"001-iteration-{row[0]:00}.svg"), s_run.Pictures);
        Picture last = s_run.Picture("001-iteration-80.svg");
        Assert.StartsWith("Iteration 80: w 2.5560", last.Title);
        Assert.AreSequenceEqual([("Data", "dot"), ("Prediction", "line")], last.Legend);
        Assert.AreSequenceEqual([(20, "dot"), (1, "line")], last.Series);
        Assert.AreEqual(5, last.LineWidth);
        Assert.Contains("Loss=0.9837", last.Texts);
    }
}
