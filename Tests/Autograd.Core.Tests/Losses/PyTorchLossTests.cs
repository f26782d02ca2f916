using System.Text.Json;
using Autograd.Core.Tests.Support;

namespace Autograd.Core.Tests.Losses;

/// <summary>Every loss function, value and gradient, against PyTorch's (the pinball loss against its definition).</summary>
[TestClass]
public sealed class PyTorchLossTests
{
    private static readonly JsonElement[] All = [.. TorchData.Read("losses.json").GetProperty("cases").EnumerateArray()];

    private delegate Variable<double> LossFunction(Variable<double> input, Variable<double>[] arguments, Reduction reduction);

    private static readonly Variable<double> ClassWeights = Variable.Create([1, 2, 0.5, 0.25]);

    // What the numbers of BCEWithLogitsLoss(weight) were made with; the file does not hold it.
    private static readonly Variable<double> ExampleWeights = Variable.Create([1, 2, 0.5, 1, 0, 3, 1, 1.0]);

    private static readonly Dictionary<string, LossFunction> Functions = new()
    {
        ["MSELoss"] = (x, a, r) => x.MseLoss(a[0], r),
        ["L1Loss"] = (x, a, r) => x.L1Loss(a[0], r),
        ["SmoothL1Loss(beta=1.0"] = (x, a, r) => x.SmoothL1Loss(a[0], r),
        ["SmoothL1Loss(beta=0.5"] = (x, a, r) => x.SmoothL1Loss(a[0], r, beta: 0.5),
        ["SmoothL1Loss(beta=0.0"] = (x, a, r) => x.SmoothL1Loss(a[0], r, beta: 0),
        ["HuberLoss(delta=0.5"] = (x, a, r) => x.HuberLoss(a[0], r, delta: 0.5),
        ["HuberLoss(delta=1.0"] = (x, a, r) => x.HuberLoss(a[0], r),
        ["HuberLoss(delta=2.0"] = (x, a, r) => x.HuberLoss(a[0], r, delta: 2),
        ["BCELoss"] = (x, a, r) => x.BinaryCrossEntropy(a[0], r),
        ["BCEWithLogitsLoss"] = (x, a, r) => x.BinaryCrossEntropyWithLogits(a[0], r),
        ["BCEWithLogitsLoss(pos_weight=2.5"] = (x, a, r) => x.BinaryCrossEntropyWithLogits(a[0], r, positiveWeight: Variable.Scalar(2.5)),
        ["BCEWithLogitsLoss(weight"] = (x, a, r) => x.BinaryCrossEntropyWithLogits(a[0], r, weight: ExampleWeights),
        ["PoissonNLLLoss"] = (x, a, r) => x.PoissonNllLoss(a[0], reduction: r),
        ["PoissonNLLLoss(full"] = (x, a, r) => x.PoissonNllLoss(a[0], full: true, reduction: r),
        ["PoissonNLLLoss(log_input=False"] = (x, a, r) => x.PoissonNllLoss(a[0], logInput: false, reduction: r),
        ["GaussianNLLLoss"] = (x, a, r) => x.GaussianNllLoss(a[0], a[1], reduction: r),
        ["GaussianNLLLoss(full"] = (x, a, r) => x.GaussianNllLoss(a[0], a[1], full: true, reduction: r),
        ["HingeEmbeddingLoss"] = (x, a, r) => x.HingeEmbeddingLoss(a[0], reduction: r),
        ["SoftMarginLoss"] = (x, a, r) => x.SoftMarginLoss(a[0], r),
        ["KLDivLoss"] = (x, a, r) => x.KlDiv(a[0], r),
        ["NLLLoss"] = (x, a, r) => x.NllLoss(a[0], reduction: r),
        ["MultiMarginLoss"] = (x, a, r) => x.MultiMarginLoss(a[0], reduction: r),
        ["Pinball(tau=0.1"] = (x, a, r) => x.PinballLoss(a[0], 0.1, r),
        ["Pinball(tau=0.5"] = (x, a, r) => x.PinballLoss(a[0], 0.5, r),
        ["Pinball(tau=0.9"] = (x, a, r) => x.PinballLoss(a[0], 0.9, r),
        ["CrossEntropyLoss({}"] = (x, a, r) => x.CrossEntropy(a[0], reduction: r),
        ["CrossEntropyLoss({'ignore_index': 2}"] = (x, a, r) => x.CrossEntropy(a[0], ignoreIndex: 2, reduction: r),
        ["CrossEntropyLoss({'weight': [1.0, 2.0, 0.5, 0.25]}"] = (x, a, r) => x.CrossEntropy(a[0], ClassWeights, reduction: r),
        ["CrossEntropyLoss({'label_smoothing': 0.1}"] = (x, a, r) => x.CrossEntropy(a[0], labelSmoothing: 0.1, reduction: r),
        ["CrossEntropyLoss({'weight': [1.0, 2.0, 0.5, 0.25], 'label_smoothing': 0.2}"] = (x, a, r) => x.CrossEntropy(a[0], ClassWeights, labelSmoothing: 0.2, reduction: r),
        ["CrossEntropyLoss(prob,{}"] = (x, a, r) => x.CrossEntropy(a[0], reduction: r),
        ["CrossEntropyLoss(prob,{'label_smoothing': 0.1}"] = (x, a, r) => x.CrossEntropy(a[0], labelSmoothing: 0.1, reduction: r),
        ["CrossEntropyLoss(prob,{'weight': [1.0, 2.0, 0.5, 0.25]}"] = (x, a, r) => x.CrossEntropy(a[0], ClassWeights, reduction: r),
    };

    public static IEnumerable<string> Names => All.Select(c => c.GetProperty("loss").GetString()!);

    [TestMethod]
    [DynamicData(nameof(Names))]
    public void ValueAndGradient(string name)
    {
        JsonElement c = All.Single(c => c.GetProperty("loss").GetString() == name);
        int split = Math.Max(name.LastIndexOf(','), name.LastIndexOf('('));
        Reduction reduction = Enum.Parse<Reduction>(name[(split + 1)..^1], ignoreCase: true);

        Variable<double> input = c.GetProperty("input").Variable(requiresGrad: true);
        Variable<double>[] arguments = [.. c.GetProperty("args").EnumerateArray().Select(argument => argument.Variable())];
        Variable<double> loss = Functions[name[..split]](input, arguments, reduction);
        loss.Sum().Backward();
        Compare(c.GetProperty("out").Numbers(), loss, "loss");
        Compare(c.GetProperty("grad").Numbers(), input.Grad!.Value, "gradient");
    }

    private static void Compare(double[] expected, Variable<double> actual, string what)
    {
        double[] values = actual.ToArray();
        Assert.HasCount(expected.Length, values, what);
        for (int i = 0; i < expected.Length; i++)
            Assert.AreEqual(expected[i], values[i], (1e-10 * Math.Abs(expected[i])) + 1e-16, $"{what}, element {i}");
    }
}
