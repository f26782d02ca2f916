using Autograd.Core.Tests.Support;

namespace Autograd.Core.Tests.Tape;

/// <summary>Walking a graph more than once.</summary>
[TestClass]
public sealed class RetainGraphTests
{
    private readonly Variable<double> _x = Variable.Create([1.0, 2.0], requiresGrad: true);

    [TestMethod]
    public void ASecondPassOverSavedValuesIsRefused()
    {
        Variable<double> y = (_x * _x).Sum();
        y.Backward();
        Expect.Error<InvalidOperationException>(
            () => y.Backward(), "Trying to backward through the graph a second time", "MulBackward0", "retainGraph: true");
        Assert.AreSequenceEqual([2.0, 4.0], _x.Grad!.Value.ToArray(), "the failed pass added nothing");
    }

    [TestMethod]
    public void RetainGraphAllowsAsManyAsWanted()
    {
        Variable<double> y = (_x * _x).Sum();
        y.Backward(retainGraph: true);
        y.Backward(retainGraph: true);
        y.Backward();
        Assert.AreSequenceEqual([6.0, 12.0], _x.Grad!.Value.ToArray());
        Assert.ThrowsExactly<InvalidOperationException>(() => y.Backward());
    }

    [TestMethod]
    public void AGraphThatSavedNothingMayBeWalkedTwice()
    {
        Variable<double> y = (_x + _x).Sum();
        y.Backward();
        y.Backward();
        Assert.AreSequenceEqual([4.0, 4.0], _x.Grad!.Value.ToArray());
    }

    [TestMethod]
    public void AFreedPartIsRefusedFromAnotherRootToo()
    {
        Variable<double> shared = _x * _x;
        shared.Sum().Backward();
        Expect.Error<InvalidOperationException>(() => (shared + 1).Sum().Backward(), "a second time", "MulBackward0");
    }

    [TestMethod]
    public void ASharedPartSurvivesTheFirstRootWhereItIsRetained()
    {
        Variable<double> shared = _x * _x;
        Variable<double> first = shared.Sum(), second = (3 * shared).Sum();
        first.Backward(retainGraph: true);
        second.Backward();
        Assert.AreSequenceEqual([8.0, 16.0], _x.Grad!.Value.ToArray());
    }
}
