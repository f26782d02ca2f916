using Autograd.Core.Tests.Support;

namespace Autograd.Core.Tests;

/// <summary>Looking at the graph.</summary>
[TestClass]
public sealed class GradFunctionTests
{
    private readonly Variable<double> _x = Variable.Create([1.0, 2.0], requiresGrad: true);
    private readonly Variable<double> _data = Variable.Create([3.0, 4.0]);

    [TestMethod]
    public void TheGraphCanBeWalkedToTheLeaves()
    {
        Variable<double> product = _x * _data, loss = (product - _x).Sum();
        GradFunction<double> sum = loss.GradFn!.Value;
        GradFunction<double> difference = sum.NextFunctions.Single();
        Assert.AreEqual("SumBackward0", sum.Name);
        Assert.AreEqual("SubBackward0", difference.Name);
        Assert.AreSequenceEqual(["MulBackward0", "AccumulateGrad"], difference.NextFunctions.Select(function => function.Name));
        Assert.AreSequenceEqual([product, _x], difference.NextFunctions.Select(function => function.Variable));
    }

    [TestMethod]
    public void InputsThatNeedNoGradientAreNoFunctions()
        => Assert.AreEqual(_x, (_x * _data).GradFn!.Value.NextFunctions.Single().Variable);

    [TestMethod]
    public void AnInputUsedTwiceAppearsTwice()
    {
        IReadOnlyList<GradFunction<double>> next = (_x * _x).GradFn!.Value.NextFunctions;
        Assert.HasCount(2, next);
        Assert.IsTrue(next[0] == next[1]);
    }

    [TestMethod]
    public void ALeafAccumulatesAndEndsTheGraph()
    {
        GradFunction<double> leaf = (_x + 1).GradFn!.Value.NextFunctions.Single();
        Assert.AreEqual("AccumulateGrad", leaf.Name);
        Assert.IsEmpty(leaf.NextFunctions);
        Assert.IsNull(_x.GradFn);
    }

    [TestMethod]
    public void BothOperandsOfThreeAreListedInOrder()
    {
        Variable<double> weight = Variable.Ones<double>([1, 2], requiresGrad: true), bias = Variable.Zeros<double>([1], requiresGrad: true);
        GradFunction<double> linear = _x.Linear(weight, bias).GradFn!.Value;
        Assert.AreEqual("LinearBackward0", linear.Name);
        Assert.AreSequenceEqual([_x, weight, bias], linear.NextFunctions.Select(function => function.Variable));
    }

    [TestMethod]
    public void AFreedGraphHasNoNextFunctions()
    {
        Variable<double> y = (_x * _x).Sum();
        GradFunction<double> product = y.GradFn!.Value.NextFunctions.Single();
        y.Backward();
        Assert.IsEmpty(product.NextFunctions);
        Assert.AreEqual("MulBackward0", product.Name);
    }

    [TestMethod]
    public void FunctionsAreEqualWhereTheyAreTheSame()
    {
        Variable<double> y = _x + 1, other = _x + 1;
        Assert.IsTrue(y.GradFn == y.GradFn);
        Assert.AreEqual(y.GradFn.GetHashCode(), y.GradFn.GetHashCode());
        Assert.IsTrue(y.GradFn != other.GradFn);
        Assert.IsFalse(y.GradFn!.Value.Equals("AddBackward0"));
        Assert.AreEqual("<AddBackward0>", y.GradFn.ToString());
    }
}
