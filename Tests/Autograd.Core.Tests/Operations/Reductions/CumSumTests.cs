using Autograd.Core.Tests.Support;

namespace Autograd.Core.Tests.Operations.Reductions;

/// <summary>Long and infinite running sums.</summary>
[TestClass]
public sealed class CumSumTests
{
    [TestMethod]
    public void LongSumsStayExact()
    {
        const int Length = 1_000_000;
        var x = Variable.Full([Length], 0.1f, requiresGrad: true);
        Variable<float> y = x.CumSum(0);
        y.Backward(Variable.Full([Length], 0.1f));
        Close.Within(1e-6, Length * (double)0.1f, y.ToArray()[^1]);
        Close.Within(1e-6, Length * (double)0.1f, x.Grad!.Value.ToArray()[0]);
    }

    [TestMethod]
    public void InfinitiesStay()
    {
        const double Infinity = double.PositiveInfinity;
        Assert.AreSequenceEqual([1, Infinity, Infinity, double.NaN], Variable.Create([1, Infinity, 2, -Infinity]).CumSum(0).ToArray());
    }

    [TestMethod]
    public void AScalarIsItsOwn() => Assert.AreEqual(3, Variable.Scalar(3.0).CumSum(-1).Item());
}
