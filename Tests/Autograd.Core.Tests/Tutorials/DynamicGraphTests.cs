using Autograd.Core.Tests.Support;

namespace Autograd.Core.Tests.Tutorials;

/// <summary>Acceptance rows 1.4 to 1.10: the dynamic graph of y = (m + n) · (m − n).</summary>
[TestClass]
public sealed class DynamicGraphTests
{
    private readonly Variable<double> _m = Variable.Create([2.0], requiresGrad: true);
    private readonly Variable<double> _n = Variable.Create([3.0], requiresGrad: true);
    private readonly Variable<double> _a, _b, _y;

    public DynamicGraphTests()
    {
        _a = Variable.Add(_m, _n);
        _b = Variable.Add(_m, -_n);
        _y = Variable.Mul(_a, _b);
    }

    [TestMethod]
    public void Row_1_4_Values()
    {
        Assert.AreEqual(5, _a.Item());
        Assert.AreEqual(-1, _b.Item());
        Assert.AreEqual(-5, _y.Item());
    }

    [TestMethod]
    public void Rows_1_5_And_1_6_BackwardFromOneElementGivesExactGradients()
    {
        Assert.AreEqual<Shape>([1], _y.Shape);
        _y.Backward();
        Assert.AreSequenceEqual([4.0], _m.Grad!.Value.ToArray());
        Assert.AreSequenceEqual([-6.0], _n.Grad!.Value.ToArray());
    }

    [TestMethod]
    public void Row_1_7_OnlyWhatTheUserMadeIsALeaf()
        => Assert.AreSequenceEqual([true, true, false, false, false], new[] { _m, _n, _a, _b, _y }.Select(v => v.IsLeaf));

    [TestMethod]
    public void Row_1_8_TheGradientOfANonLeafIsNotKept()
    {
        _y.Backward();
        Assert.IsNull(_a.Grad);
        Assert.IsNull(_b.Grad);
        Assert.IsNull(_y.Grad);
    }

    [TestMethod]
    public void Row_1_9_RetainGradKeepsIt()
    {
        _a.RetainGrad();
        _b.RetainGrad();
        _y.Backward();
        Assert.AreEqual(-1, _a.Grad!.Value.Item());
        Assert.AreEqual(5, _b.Grad!.Value.Item());
    }

    [TestMethod]
    public void Row_1_10_GradFnNamesTheFunction()
    {
        Assert.AreEqual("AddBackward0", _a.GradFn?.Name);
        Assert.AreEqual("AddBackward0", _b.GradFn?.Name);
        Assert.AreEqual("MulBackward0", _y.GradFn?.Name);
        Assert.IsNull(_m.GradFn);
    }
}
