using Autograd.Core.Tests.Support;

namespace Autograd.Core.Tests.Losses;

/// <summary>Arguments that loss functions refuse, and what they say.</summary>
[TestClass]
public sealed class LossArgumentTests
{
    private readonly Variable<double> _x = Variable.Zeros<double>([3, 4], requiresGrad: true);
    private readonly Variable<double> _t = Variable.Zeros<double>([3, 4]);
    private readonly Variable<double> _classes = Variable.Zeros<double>([3]);

    [TestMethod]
    public void ATargetOfAnotherShape()
    {
        foreach (Func<Variable<double>, Variable<double>> loss in (Func<Variable<double>, Variable<double>>[])
            [t => _x.L1Loss(t), t => _x.SmoothL1Loss(t), t => _x.HuberLoss(t), t => _x.BinaryCrossEntropyWithLogits(t), t => _x.PoissonNllLoss(t), t => _x.KlDiv(t), t => _x.GaussianNllLoss(t, _t), t => _x.Loss(t, new PinballLoss(0.9))])
        {
            Expect.Error<ArgumentException>(
                () => loss(Variable.Zeros<double>([4])), "Using a target size that is different to the input size", "prediction is [3, 4]", "target is [4]", "Reshape the target");
        }

        Expect.Error<ArgumentException>(() => _x.MarginRankingLoss(_t, _classes), "MarginRankingLoss", "same shape", "[3, 4], [3, 4] and target [3]");
    }

    [TestMethod]
    public void AReductionThatDoesNotExist()
    {
        foreach (Reduction reduction in (Reduction[])[(Reduction)7, (Reduction)(-1)])
        {
            Expect.Error<ArgumentOutOfRangeException>(() => _x.L1Loss(_t, reduction), "L1Loss", $"{reduction} is not a valid value for reduction");
            Expect.Error<ArgumentOutOfRangeException>(() => _x.CrossEntropy(_t, reduction: reduction), "CrossEntropy", "is not a valid value for reduction");
        }

        Expect.Error<ArgumentOutOfRangeException>(() => _x.NllLoss(_classes, reduction: Reduction.BatchMean), "NllLoss: BatchMean is not a valid value for reduction");
        Expect.Error<ArgumentOutOfRangeException>(() => _x.MultiMarginLoss(_classes, reduction: Reduction.BatchMean), "MultiMarginLoss: BatchMean");
        Expect.Error<ArgumentOutOfRangeException>(() => _x.GaussianNllLoss(_t, _t, reduction: Reduction.BatchMean), "GaussianNllLoss: BatchMean");
    }

    [TestMethod]
    public void WeightsThatDoNotFit()
    {
        Expect.Error<ArgumentException>(() => _x.MseLoss(_t, weight: Variable.Zeros<double>([3])), "MseLoss: weight [3] does not broadcast to the input [3, 4]", "Reshape");
        Expect.Error<ArgumentException>(() => _x.MseLoss(_t, weight: Variable.Zeros<double>([2, 3, 4])), "weight [2, 3, 4] does not broadcast");
        Expect.Error<ArgumentException>(() => _x.CrossEntropy(_classes, Variable.Zeros<double>([3])), "CrossEntropy: weight must have one element for each class, [4], it is [3]");
    }

    [TestMethod]
    public void WeightsThatWantAGradient()
    {
        Variable<double> weight = Variable.Ones<double>([4], requiresGrad: true);
        Expect.Error<ArgumentException>(() => _x.MseLoss(_t, weight: weight), "MseLoss: weight requires grad", "Detach it");
        Expect.Error<ArgumentException>(() => _x.BinaryCrossEntropyWithLogits(_t, positiveWeight: weight), "positiveWeight requires grad");
        Expect.Error<ArgumentException>(() => _x.CrossEntropy(_classes, weight), "CrossEntropy: weight requires grad");
        using (GradMode.NoGrad())
            Assert.AreEqual(0, _x.MseLoss(_t, weight: weight).Item());
    }

    [TestMethod]
    public void ParametersOutOfRange()
    {
        Expect.Error<ArgumentOutOfRangeException>(() => _x.HuberLoss(_t, delta: 0), "HuberLoss: delta must be positive, got 0");
        Expect.Error<ArgumentOutOfRangeException>(() => _x.HuberLoss(_t, delta: double.NaN), "delta must be positive");
        Expect.Error<ArgumentOutOfRangeException>(() => _x.SmoothL1Loss(_t, beta: -1), "SmoothL1Loss: beta must not be negative, got -1");
        Expect.Error<ArgumentOutOfRangeException>(() => _x.PinballLoss(_t, 1), "PinballLoss: tau must be between 0 and 1, got 1");
        Expect.Error<ArgumentOutOfRangeException>(() => _x.TweedieLoss(_t, 0.5), "no Tweedie distribution has power 0.5");
        Expect.Error<ArgumentOutOfRangeException>(() => _x.CrossEntropy(_t, labelSmoothing: 1.5), "labelSmoothing must be between 0 and 1, got 1.5");
        Expect.Error<ArgumentOutOfRangeException>(() => _x.MultiMarginLoss(_classes, p: 3), "only p == 1 and p == 2 supported, got 3");
        Expect.Error<ArgumentOutOfRangeException>(() => _x.GaussianNllLoss(_t, _t, epsilon: 0), "epsilon must be positive, got 0");
    }

    [TestMethod]
    public void Variances()
    {
        Expect.Error<ArgumentOutOfRangeException>(() => _x.GaussianNllLoss(_t, Variable.Full<double>([3, 4], -1)), "negative entry, -1");
        Expect.Error<ArgumentException>(() => _x.GaussianNllLoss(_t, Variable.Ones<double>([4])), "variance is of incorrect size [4]", "the input is [3, 4]");
    }

    [TestMethod]
    public void NoExamplesHaveNoMean()
    {
        Variable<double> none = Variable.Zeros<double>([0, 4]), noClasses = Variable.Zeros<double>([0]);
        Assert.AreEqual(double.NaN, none.L1Loss(none).Item());
        Assert.AreEqual(double.NaN, none.CrossEntropy(noClasses).Item());
        Assert.AreEqual(double.NaN, none.CrossEntropy(none).Item());
        Assert.AreEqual(double.NaN, none.NllLoss(noClasses).Item());
        Assert.AreEqual(double.NaN, none.MultiMarginLoss(noClasses).Item());
        Assert.AreEqual(double.NaN, none.GaussianNllLoss(none, none).Item());
        Assert.AreEqual(0, none.CrossEntropy(noClasses, reduction: Reduction.Sum).Item());
    }
}
