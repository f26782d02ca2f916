namespace Autograd.Core.Tests.Tape;

/// <summary>Graphs of every form.</summary>
[TestClass]
public sealed class GraphFormTests
{
    [TestMethod]
    public void AnInputUsedTwiceByOneOperation()
    {
        var x = Variable.Create([3.0], requiresGrad: true);
        (x * x).Backward();
        Assert.AreEqual(6, x.Grad!.Value.Item());
    }

    [TestMethod]
    public void FanOut()
    {
        var x = Variable.Create([3.0], requiresGrad: true);
        ((2 * x) + (x * x) + (x - 1) + (12 / x)).Backward();
        Assert.AreEqual(2 + 6 + 1 - (12.0 / 9), x.Grad!.Value.Item(), 1e-15);
    }

    /// <summary>y = (x²)·(3x) through two arms, of which one is longer.</summary>
    [TestMethod]
    public void Diamond()
    {
        var x = Variable.Create([2.0], requiresGrad: true);
        Variable<double> left = x * x, right = ((3 * x) + 1) - 1;
        (left * right).Backward();
        Assert.AreEqual(9 * 4, x.Grad!.Value.Item());
    }

    [TestMethod]
    public void StackedDiamondsAreWalkedOncePerNode()
    {
        var x = Variable.Create([1.0], requiresGrad: true);
        Variable<double> y = x;
        for (int i = 0; i < 60; i++)
            y = y + y;
        y.Backward();
        Assert.AreEqual(Math.Pow(2, 60), x.Grad!.Value.Item());
    }

    [TestMethod]
    public void ABranchThatDoesNotReachTheRootHasNoShare()
    {
        var x = Variable.Create([2.0], requiresGrad: true);
        var unused = Variable.Create([2.0], requiresGrad: true);
        Variable<double> aside = x * unused;
        (5 * x).Backward();
        Assert.AreEqual(5, x.Grad!.Value.Item());
        Assert.IsNull(unused.Grad);
        Assert.IsFalse(aside.IsLeaf);
    }

    [TestMethod]
    public void ADeepChainNeedsNoStack()
    {
        var x = Variable.Create([1.0], requiresGrad: true);
        Variable<double> y = x;
        for (int i = 0; i < 50_000; i++)
            y = (y + 1) * 1;
        y.Backward();
        Assert.AreEqual(1, x.Grad!.Value.Item());
        Assert.AreEqual(50_001, y.Item());
    }

    /// <summary>Contributions arrive in reverse creation order, as in PyTorch; in another order this sum is 0.</summary>
    [TestMethod]
    public void ContributionsAreSummedInPyTorchsOrder()
    {
        var x = Variable.Create([1f], requiresGrad: true);
        Variable<float> first = x * 1, second = x * -1e8f, third = x * 1e8f;
        (first + second + third).Backward();
        Assert.AreEqual(1f, x.Grad!.Value.Item());
    }

    [TestMethod]
    public void AGraphMayBeBuiltOnSeveralThreads()
    {
        var x = Variable.Create([2.0], requiresGrad: true);
        Variable<double> y = x * x, z = y;
        Support.OtherThread.Run(() => z = (y * y) + x);
        (z * y).Backward();
        Assert.AreEqual((6 * Math.Pow(2, 5)) + (3 * 4), x.Grad!.Value.Item());
    }
}
