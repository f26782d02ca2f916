namespace Autograd.Core.Tests.Operations.Reductions;

/// <summary>Products with zeros and of nothing.</summary>
[TestClass]
public sealed class ProdTests
{
    [TestMethod]
    public void AtTheOnlyZeroTheGradientIsTheProductOfTheOthers()
        => Assert.AreSequenceEqual([0.0, 12.0, 0.0], Gradient([3, 0, 4]));

    [TestMethod]
    public void TwoZerosLeaveNoGradient() => Assert.AreSequenceEqual([0.0, 0.0, 0.0], Gradient([0, 5, 0]));

    [TestMethod]
    public void ElementsTooLargeToDivideByAreNoProblem()
        => Assert.AreSequenceEqual([1.0, double.PositiveInfinity], Gradient([double.PositiveInfinity, 1]));

    [TestMethod]
    public void NothingMultipliesToOne()
    {
        Variable<double> nothing = Variable.Zeros<double>([2, 0], requiresGrad: true);
        Assert.AreEqual(1, nothing.Prod().Item());
        Variable<double> ones = nothing.Prod(1);
        Assert.AreSequenceEqual([1.0, 1.0], ones.ToArray());
        ones.Sum().Backward();
        Assert.IsEmpty(nothing.Grad!.Value.ToArray());
    }

    [TestMethod]
    public void AScalarIsItsProduct()
    {
        var x = Variable.Scalar(7.0, requiresGrad: true);
        Variable<double> y = x.Prod(0);
        y.Backward();
        Assert.AreEqual(7, y.Item());
        Assert.AreEqual(1, x.Grad!.Value.Item());
    }

    private static double[] Gradient(double[] elements)
    {
        var x = Variable.Create(elements, requiresGrad: true);
        x.Prod().Backward();
        return x.Grad!.Value.ToArray();
    }
}
