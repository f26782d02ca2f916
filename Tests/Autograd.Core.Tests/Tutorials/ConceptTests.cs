using Autograd.Core.Checking;
using Autograd.Core.Modules;
using Autograd.Core.Optimizers;
using Autograd.Core.Tests.Architecture;
using Autograd.Core.Tests.Support;

namespace Autograd.Core.Tests.Tutorials;

/// <summary>Acceptance rows 3.1 to 3.11: what the tutorials say the engine is made of.</summary>
[TestClass]
public sealed class ConceptTests
{
    private readonly Variable<double> _x = Variable.Create([1.0, 2.0], requiresGrad: true);

    [TestMethod]
    public void Row_3_1_RequiresGradTracksBackwardComputesGradStores()
    {
        Variable<double> y = _x.Square().Sum();
        Assert.IsTrue(y.RequiresGrad);
        Assert.IsFalse(Variable.Create([1.0]).Square().RequiresGrad);
        y.Backward();
        Assert.AreSequenceEqual([2.0, 4.0], _x.Grad!.Value.ToArray());
    }

    [TestMethod]
    public void Row_3_4_BackwardFreesTheGraph()
    {
        Variable<double> y = _x.Square().Sum();
        GradFunction<double> square = y.GradFn!.Value.NextFunctions[0];
        y.Backward();
        Assert.IsEmpty(square.NextFunctions, "what the square had saved is let go of");
        Expect.Error<InvalidOperationException>(() => y.Backward(), "Trying to backward through the graph a second time");
    }

    [TestMethod]
    public void Row_3_5_ExplodingGradientsAreSeenAndClipped()
    {
        Variable<double> y = _x;
        for (int i = 0; i < 30; i++)
            y = y * 10;
        y.Sum().Backward();
        double norm = GradientClipping.ClipGradNorm_([_x], 1);
        Close.Within(1e-9, Math.Sqrt(2) * 1e30, norm);
        Close.Within(1e-6, [Math.Sqrt(0.5), Math.Sqrt(0.5)], _x.Grad!.Value);
    }

    [TestMethod]
    public void Row_3_6_FunctionsChecksAnomaliesAndModes()
    {
        GradientCheck.Run(inputs => inputs[0].Pow(3), [_x]);
        using (AnomalyMode.Detect())
            Assert.ThrowsExactly<GradientAnomalyException>(() => (_x - _x).Sqrt().Mul(0).Sum().Backward());
        using (GradMode.NoGrad())
        {
            Assert.IsFalse((_x * 2).RequiresGrad);
            using (GradMode.EnableGrad())
                Assert.IsTrue((_x * 2).RequiresGrad);
        }

        using (GradMode.SetGradEnabled(false))
            Assert.IsFalse((_x * 2).RequiresGrad);
        using (InferenceMode.Enter())
            Assert.IsTrue((_x * 2).IsInference);
        Assert.AreSequenceEqual([4.0, 4.0], Gradient(new Fourfold().Apply(_x)));
    }

    [TestMethod]
    public void Row_3_7_ScalarsVectorsNoGradAndDetach()
    {
        Assert.AreSequenceEqual([2.0, 4.0], Gradient((_x * _x).Sum()));
        Assert.AreSequenceEqual([2.0, 4.0], Gradient(_x * _x));
        using (GradMode.NoGrad())
            Assert.IsNull((_x * _x).GradFn);
        Expect.Error<InvalidOperationException>(() => _x.ToTensor(), "Use Detach().ToTensor() instead");
        Assert.AreEqual(2, _x.Detach().ToTensor()[1]);
    }

    [TestMethod]
    public void Row_3_8_GradientsWithoutGrad()
    {
        Variable<double> y = Variable.Create([3.0, 4.0], requiresGrad: true);
        Variable<double>[] gradients = Variable.Gradients((_x * y).Sum(), _x, y);
        Assert.AreSequenceEqual([3.0, 4.0], gradients[0].ToArray());
        Assert.AreSequenceEqual([1.0, 2.0], gradients[1].ToArray());
        Assert.IsNull(_x.Grad);
    }

    [TestMethod]
    public void Row_3_10_InitialisersAndLosses()
    {
        Variable<double> weight = Variable.Zeros<double>([3, 2], requiresGrad: true);
        Init.Constant_(weight, 0.5);
        Assert.IsTrue(weight.IsLeaf);
        Assert.AreEqual(0.5, weight.ToArray()[5]);
        Assert.AreEqual(1, Variable.MseLoss(Variable.Create([1.0]), Variable.Create([2.0])).Item());
        Assert.AreEqual(1, Variable.L1Loss(Variable.Create([1.0]), Variable.Create([2.0])).Item());
    }

    /// <summary>A tutorial says that TensorFlow wants back-propagation written by hand, which is wrong.</summary>
    [TestMethod]
    public void Row_3_11_TheDocumentsDoNotRepeatAnError()
    {
        foreach (string path in Directory.EnumerateFiles(Path.Combine(SourceFile.RepositoryRoot, "docs"), "*.md", SearchOption.AllDirectories))
            Assert.IsFalse(File.ReadLines(path).Any(line => line.Contains("TensorFlow") && (line.Contains("by hand") || line.Contains("hand-written"))), path);
    }

    private double[] Gradient(Variable<double> y)
    {
        _x.SetGrad(null);
        y.Backward(Variable.Ones<double>(y.Shape));
        return _x.Grad!.Value.ToArray();
    }

    private sealed class Fourfold : Function<double>
    {
        protected override Variable<double>[] Forward(FunctionContext<double> context, Variable<double>[] inputs) => [inputs[0] * 4];

        protected override Variable<double>?[] Backward(FunctionContext<double> context, Variable<double>?[] gradients) => [gradients[0]!.Value * 4];
    }
}
