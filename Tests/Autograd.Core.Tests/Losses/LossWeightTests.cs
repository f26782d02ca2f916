using Autograd.Core.Tests.Support;

namespace Autograd.Core.Tests.Losses;

/// <summary>Example weights.</summary>
[TestClass]
public sealed class LossWeightTests
{
    private readonly Variable<double> _x = Variable.Create([1, 2, 3.0], [3, 1], requiresGrad: true);
    private readonly Variable<double> _t = Variable.Zeros<double>([3, 1]);
    private readonly Variable<double> _weight = Variable.Create([1, 0, 4.0], [3, 1]);

    /// <summary>PyTorch 2.6 and later divide the weighted squared and absolute errors by the sum of the weights.</summary>
    [TestMethod]
    public void AWeightedMeanDividesByTheWeights()
    {
        Assert.AreEqual(37 / 5.0, _x.MseLoss(_t, weight: _weight).Item());
        Assert.AreEqual(13 / 5.0, _x.L1Loss(_t, weight: _weight).Item());
    }

    /// <summary>And these by the number of losses, as PyTorch has it.</summary>
    [TestMethod]
    public void OthersDivideByTheNumber()
    {
        Close.Within(1e-15, (0.5 + (4 * 2.5)) / 3, _x.HuberLoss(_t, weight: _weight).Item());
        Close.Within(1e-15, (Math.Log(1 + Math.E) + (4 * Math.Log(1 + Math.Exp(3)))) / 3, _x.BinaryCrossEntropyWithLogits(_t, weight: _weight).Item());
    }

    [TestMethod]
    public void AnExampleOfWeightZeroHasNoPart()
    {
        _x.MseLoss(_t, weight: _weight).Backward();
        Close.Within(1e-15, [2 / 5.0, 0, 24 / 5.0], _x.Grad!.Value);
    }

    [TestMethod]
    public void AWeightOfTwoIsTheExampleTwice()
    {
        Variable<double> twice = Variable.Create([1, 1, 2, 3.0], [4, 1]), weight = Variable.Create([2, 1, 1.0], [3, 1]);
        Close.Within(1e-15, twice.MseLoss(Variable.Zeros<double>([4, 1])).Item(), _x.MseLoss(_t, weight: weight).Item());
    }

    [TestMethod]
    public void OneWeightForAllRepeats()
    {
        Assert.AreEqual(3 * _x.MseLoss(_t, Reduction.Sum).Item(), _x.MseLoss(_t, Reduction.Sum, Variable.Scalar(3.0)).Item());
        Assert.AreEqual(_x.MseLoss(_t).Item(), _x.MseLoss(_t, weight: Variable.Scalar(3.0)).Item());
    }

    /// <summary>The weights may change after the loss was computed: they were used up in it.</summary>
    [TestMethod]
    public void ChangesOfTheWeightsComeTooLate()
    {
        Variable<double> loss = _x.MseLoss(_t, weight: _weight);
        _weight.Fill_(7);
        loss.Backward();
        Close.Within(1e-15, [2 / 5.0, 0, 24 / 5.0], _x.Grad!.Value);
    }
}
