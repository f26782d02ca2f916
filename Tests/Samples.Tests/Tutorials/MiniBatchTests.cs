namespace Samples.Tests.Tutorials;

/// <summary>Tutorial 004.</summary>
[TestClass]
public sealed class MiniBatchTests
{
    private static TutorialRun s_run = null!;

    [ClassInitialize]
    public static void RunOnce(TestContext context) => s_run = new TutorialRun("004");

    [ClassCleanup]
    public static void CleanUp() => s_run.Dispose();

    [TestMethod]
    public void PrintsTheDescentToTheLastDigit()
    {
        string[] expected =
        [
            "w:10.0, loss:120.0",
            "w:9.800000190734863, loss:120.0",
            "w:9.604000091552734, loss:116.04000091552734",
            "w:9.411920547485352, loss:112.23681640625",
            "w:9.223682403564453, loss:108.5842514038086",
            "w:9.03920841217041, loss:105.0763168334961",
            "w:8.858424186706543, loss:101.70729064941406",
            "w:8.681255340576172, loss:98.4716796875",
            "w:8.507630348205566, loss:95.36419677734375",
            "w:8.337477684020996, loss:92.37977600097656",
            "w:8.170727729797363, loss:89.51353454589844",
        ];
        Assert.AreSequenceEqual(expected, s_run.Result.OutputLines.Where(line => line.StartsWith("w:", StringComparison.Ordinal)));
    }

    [TestMethod]
    [DataRow("w -= 0.01 * w.grad outside no_grad: ", "a leaf Variable that requires grad is being used in an in-place operation.")]
    [DataRow("After w = w - 0.01 * w.grad under no_grad: ", "does not require grad and does not have a grad_fn")]
    [DataRow("t1.numpy(): ", "Use Detach().AsSpan() instead.")]
    public void ShowsHowTheEngineRefuses(string start, string message)
        => Assert.Contains(line => line.StartsWith(start, StringComparison.Ordinal) && line.Contains(message, StringComparison.Ordinal), s_run.Result.OutputLines);

    [TestMethod]
    [DataRow("grad_fn of w**2 + 20: <AddBackward0>")]
    [DataRow("t1 = tensor([10., 20.], requires_grad=True), t2 = t1.detach() = tensor([10., 20.])")]
    [DataRow("They share their numbers: t1 = tensor([ 1., 20.], requires_grad=True), t2 = tensor([ 1., 20.]), t3 = [1. 20.]")]
    [DataRow("TensorDataset of 100: [100, 1], [100], in 7 batches of 16 and fewer")]
    [DataRow("Linear(in_features=1, out_features=1, bias=True)")]
    [DataRow("tensor([[-0.0075]], requires_grad=True)")]
    [DataRow("tensor([0.5364], requires_grad=True)")]
    public void Prints(string line) => Assert.Contains(line, s_run.Result.OutputLines);

    [TestMethod]
    public void PrintsBothMeansOfTheLoss()
    {
        double[][] expected = [[1, 2034.32, 2034.32], [2, 1787.26, 1540.19], [10, 804.26, 211.24], [50, 259.13, 112.53], [100, 186.88, 107.97]];
        double[][] rows = [.. s_run.NumberRows()];
        Assert.HasCount(expected.Length, rows);
        for (int i = 0; i < rows.Length; i++)
            Assert.AreSequenceEqual(expected[i], rows[i]);
    }

    [TestMethod]
    public void ShowsTheTrainedTheTrueAndTheBestLine()
    {
        double[] weight = s_run.Row("Weight"), bias = s_run.Row("Bias"), loss = s_run.Row("Mean squared error");
        Assert.AreEqual(42.7984847, weight[0], 1e-4);
        Assert.AreEqual(13.8032017, bias[0], 1e-4);
        Assert.AreEqual(42.38550486, weight[1], 1e-5);
        Assert.AreEqual(14.5, bias[1]);
        Assert.AreEqual(42.6194303, weight[2], 1e-5);
        Assert.AreEqual(13.6858182, bias[2], 1e-5);
        Assert.AreEqual(114.1714862, loss[2], 1e-4);
    }

    [TestMethod]
    public void DrawsTheLossCurveAndBothLinesWithChineseText()
    {
        Assert.AreSequenceEqual(["004-lines.svg", "004-loss.svg"], s_run.Pictures);
        Picture loss = s_run.Picture("004-loss.svg"), lines = s_run.Picture("004-lines.svg");
        Assert.AreEqual("损失变化曲线", loss.Title);
        Assert.AreSequenceEqual([("累计平均损失", "line"), ("每轮平均损失", "line")], loss.Legend);
        Assert.Contains("训练轮次", loss.Texts);
        Assert.AreEqual("训练与真实的直线", lines.Title);
        Assert.AreSequenceEqual([("数据", "dot"), ("训练", "line"), ("真实", "line")], lines.Legend);
        Assert.AreSequenceEqual([(100, "dot"), (1, "line"), (1, "line")], lines.Series);
    }
}
