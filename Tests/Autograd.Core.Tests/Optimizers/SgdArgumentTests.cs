using Autograd.Core.Optimizers;
using Autograd.Core.Tests.Support;

namespace Autograd.Core.Tests.Optimizers;

/// <summary>Options and parameters that are refused.</summary>
[TestClass]
public sealed class SgdArgumentTests
{
    private readonly Variable<double> _p = Variable.Create([1.0, 2.0], requiresGrad: true);

    [TestMethod]
    public void NoParameters()
    {
        Expect.Error<ArgumentException>(() => new SGD<double>([]), "empty parameter list");
        Expect.Error<ArgumentNullException>(() => new SGD<double>(null!), "parameters");
    }

    [TestMethod]
    public void ParametersThatAreNoLeavesOrRequireNoGrad()
    {
        Expect.Error<ArgumentException>(() => new SGD<double>([_p * 2]), "can't optimize a non-leaf Variable", "MulBackward0");
        Expect.Error<ArgumentException>(() => new SGD<double>([Variable.Zeros<double>([3, 1])]), "[3, 1] does not require grad", "requiresGrad: true");
    }

    [TestMethod]
    public void AParameterGivenTwice()
        => Expect.Error<ArgumentException>(() => new SGD<double>([_p, Variable.Scalar(1.0, true), _p]), "appear more than once");

    [TestMethod]
    [DataRow(-1.0)]
    [DataRow(double.NaN)]
    public void LearningRates(double value)
    {
        Expect.Error<ArgumentOutOfRangeException>(() => new SGD<double>([_p], learningRate: value), "Invalid learning rate", $"{value}");
        var optimizer = new SGD<double>([_p], learningRate: 0);
        Expect.Error<ArgumentOutOfRangeException>(() => optimizer.LearningRate = value, "Invalid learning rate");
        Assert.AreEqual(0, optimizer.LearningRate);
    }

    [TestMethod]
    [DataRow(-0.5)]
    [DataRow(double.NaN)]
    public void MomentaAndWeightDecays(double value)
    {
        Expect.Error<ArgumentOutOfRangeException>(() => new SGD<double>([_p], momentum: value), "Invalid momentum value", $"{value}", "'momentum'");
        Expect.Error<ArgumentOutOfRangeException>(() => new SGD<double>([_p], weightDecay: value), "Invalid weight decay value", $"{value}", "'weightDecay'");
    }

    [TestMethod]
    public void NesterovWithoutMomentumOrWithDampening()
    {
        const string Message = "Nesterov momentum requires a momentum and zero dampening";
        Expect.Error<ArgumentException>(() => new SGD<double>([_p], nesterov: true), Message, "momentum 0");
        Expect.Error<ArgumentException>(() => new SGD<double>([_p], momentum: 0.9, dampening: 0.1, nesterov: true), Message, "dampening 0.1");
    }
}
