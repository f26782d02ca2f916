using Autograd.Core.Tests.Support;

namespace Autograd.Core.Tests.Tutorials;

/// <summary>Acceptance rows 0.1 and 1.1 to 1.12: what the graph is.</summary>
[TestClass]
public sealed class GraphTests
{
    private readonly Variable<double> _m = Variable.Create([2.0], requiresGrad: true);
    private readonly Variable<double> _n = Variable.Create([3.0], requiresGrad: true);

    [TestMethod]
    public void Row_0_1_TheGraphCanBeWalked()
    {
        GradFunction<double> product = ((_m + _n) * _n).GradFn!.Value;
        Assert.AreEqual("MulBackward0", product.Name);
        Assert.AreSequenceEqual(["AddBackward0", "AccumulateGrad"], product.NextFunctions.Select(function => function.Name));
        Assert.AreEqual(_n, product.NextFunctions[1].Variable);
    }

    [TestMethod]
    public void Row_1_1_OperationsComputeAtOnceAndTheGraphFollowsTheControlFlow()
    {
        Variable<double> y = _m;
        for (int i = 0; i < 3; i++)
            y = y.Item() > 10 ? y + _n : y * _n;
        Assert.AreEqual(21, y.Item());
        y.Backward();
        Assert.AreEqual(9, _m.Grad!.Value.Item());
        Assert.AreEqual(13, _n.Grad!.Value.Item());
    }

    [TestMethod]
    public void Row_1_3_ThereAreNoCycles()
    {
        Variable<double> y = _m * _n;
        y.Mul_(y.Clone()); // The handle is the same, the value in the graph is another.
        var path = new HashSet<GradFunction<double>>();
        Visit(y.GradFn!.Value);

        void Visit(GradFunction<double> function)
        {
            Assert.IsTrue(path.Add(function), "a function that leads to itself");
            foreach (GradFunction<double> next in function.NextFunctions)
                Visit(next);
            path.Remove(function);
        }
    }

    [TestMethod]
    public void Row_1_11_AVectorRootNeedsAGradient()
    {
        var v = Variable.Create([1.0, 2.0], requiresGrad: true);
        Expect.Error<InvalidOperationException>(() => (v * v).Backward(), "grad can be implicitly created only for scalar outputs");
        (v * v).Backward(Variable.Create([1.0, 10.0]));
        Assert.AreSequenceEqual([2.0, 40.0], v.Grad!.Value.ToArray());
    }

    [TestMethod]
    public void Row_1_12_TheRecipeModelLossDescent()
    {
        var x = Variable.Create([1.0, 2.0, 3.0], [3, 1]);
        Variable<double> y = (2 * x) + 5;
        Variable<double> w = Variable.Zeros<double>([1], requiresGrad: true), b = Variable.Zeros<double>([1], requiresGrad: true);
        for (int i = 0; i < 2_000; i++)
        {
            Variable.MseLoss((w * x) + b, y).Backward();
            using (GradMode.NoGrad())
            {
                w -= 0.1 * w.Grad!.Value;
                b -= 0.1 * b.Grad!.Value;
            }

            w.SetGrad(null);
            b.SetGrad(null);
        }

        Close.Within(1e-6, [2], w);
        Close.Within(1e-6, [5], b);
    }
}
