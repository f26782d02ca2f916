using Autograd.Core.Tests.Support;

namespace Autograd.Core.Tests.Operations.Normalization;

/// <summary>Softmax of large, masked and single elements.</summary>
[TestClass]
public sealed class SoftmaxTests
{
    [TestMethod]
    public void LargeElementsDoNotOverflow()
    {
        Assert.AreSequenceEqual([0.5, 0.5], Variable.Create([1000.0, 1000]).Softmax(0).ToArray());
        Assert.AreSequenceEqual([-Math.Log(2), -Math.Log(2)], Variable.Create([-1000.0, -1000]).LogSoftmax(0).ToArray());
        Assert.AreSequenceEqual([0.0, -1000], Variable.Create([1000.0, 0]).LogSoftmax(0).ToArray());
    }

    [TestMethod]
    public void MaskedElementsHaveNoShare()
    {
        var x = Variable.Create([1, double.NegativeInfinity, 1], requiresGrad: true);
        Variable<double> y = x.Softmax(0);
        Assert.AreSequenceEqual([0.5, 0, 0.5], y.ToArray());
        y.Backward(Variable.Create([1.0, 5, 0]));
        Assert.AreSequenceEqual([0.25, 0, -0.25], x.Grad!.Value.ToArray());
        Assert.IsTrue(Variable.Full([2], double.NegativeInfinity).Softmax(0).ToArray().All(double.IsNaN));
    }

    [TestMethod]
    public void AScalarHasItAll()
    {
        var x = Variable.Scalar(3.0, requiresGrad: true);
        Variable<double> y = x.Softmax(0) + x.LogSoftmax(-1);
        y.Backward();
        Assert.AreEqual(1, y.Item());
        Assert.AreEqual(0, x.Grad!.Value.Item());
    }

    [TestMethod]
    public void DimensionsThatDoNotExistAreRefused()
    {
        Variable<double> x = Variable.Zeros<double>([2, 3]);
        Expect.Error<ArgumentOutOfRangeException>(() => x.Softmax(2), "Softmax: the operand [2, 3] has dimensions -2 to 1.");
        Expect.Error<ArgumentOutOfRangeException>(() => x.LogSoftmax(-3), "LogSoftmax: the operand [2, 3] has dimensions -2 to 1.");
    }
}
