namespace Samples.Tests.Tutorials;

/// <summary>Tutorial 003.</summary>
[TestClass]
public sealed class ConceptsTests
{
    private static TutorialRun s_run = null!;

    [ClassInitialize]
    public static void RunOnce(TestContext context) => s_run = new TutorialRun("003");

    [ClassCleanup]
    public static void CleanUp() => s_run.Dispose();

    [TestMethod]
    [DataRow("z = x**2 + 3*y: tensor([13.], grad_fn=<AddBackward0>)")]
    [DataRow("x.grad = tensor([4.])")]
    [DataRow("y.grad = tensor([3.])")]
    [DataRow("Backward with the gradient [1, 10] given: tensor([ 2., 40.], dtype=torch.float64)")]
    [DataRow("Without touching grad, as a GradientTape does: tensor([2., 4.], dtype=torch.float64)")]
    [DataRow("Under no_grad nothing is recorded: requires_grad is False")]
    [DataRow("A function of one's own: tensor([1., 8.], dtype=torch.float64, grad_fn=<CubeBackward>)")]
    [DataRow("Its gradient agrees with differences of its values, says gradcheck.")]
    [DataRow("Weights are initialised, losses are there: tensor([0.5000, 0.5000], dtype=torch.float64, requires_grad=True), MSE 0.25")]
    [DataRow("Memory: 100,000 steps forward and backward on a tape allocate 0 bytes.")]
    [DataRow("Exploding gradients: the norm after thirty factors of 10 is 1.41e+30, clipped to 1 the gradient is tensor([0.7071, 0.7071], dtype=torch.float64).")]
    public void Prints(string line) => Assert.Contains(line, s_run.Result.OutputLines);

    [TestMethod]
    [DataRow("A vector has no gradient by itself: ", "grad can be implicitly created only for scalar outputs")]
    [DataRow("Numbers are read from what is detached: ", "Use Detach().AsSpan() instead")]
    [DataRow("Anomaly detection names what spoils a gradient: ", "Function 'SqrtBackward0' returned nan values")]
    public void ShowsHowTheEngineRefuses(string start, string message)
        => Assert.Contains(line => line.StartsWith(start, StringComparison.Ordinal) && line.Contains(message, StringComparison.Ordinal), s_run.Result.OutputLines);

    [TestMethod]
    public void ShowsTheGraphAsATree()
    {
        string[] lines = s_run.Result.OutputLines;
        int root = Array.IndexOf(lines, "└── AddBackward0");
        Assert.AreSequenceEqual(["├── PowBackward0", "│   └── AccumulateGrad", "└── MulBackward0", "    └── AccumulateGrad"], lines[(root + 1)..(root + 5)].Select(line => line[4..]));
    }

    [TestMethod]
    public void HasNoPlots() => Assert.IsEmpty(s_run.Pictures);
}
