using Autograd.Core.Tests.Support;

namespace Autograd.Core.Tests.Losses;

/// <summary>Mean squared error; values and gradients as PyTorch computes them.</summary>
[TestClass]
public sealed class MseLossTests
{
    private readonly Variable<double> _prediction = Variable.Create([-2, -1, -0.5, 0, 0.3, 1, 2.5, 40], requiresGrad: true);
    private readonly Variable<double> _target = Variable.Create([-2, 0.5, -0.5, 1, 0, 2, -3, 1]);

    [TestMethod]
    public void MeanIsTheDefault()
    {
        Variable<double> loss = Variable.MseLoss(_prediction, _target);
        loss.Backward();
        Assert.AreEqual(Shape.Scalar, loss.Shape);
        Close.Within(1e-14, 194.44875, loss.Item());
        Close.Within(1e-14, [0, -0.375, 0, -0.25, 0.075, -0.25, 1.375, 9.75], _prediction.Grad!.Value);
    }

    [TestMethod]
    public void Sum()
    {
        Variable<double> loss = Variable.MseLoss(_prediction, _target, Reduction.Sum);
        loss.Backward();
        Close.Within(1e-14, 8 * 194.44875, loss.Item());
        Close.Within(1e-14, [0, -3, 0, -2, 0.6, -2, 11, 78], _prediction.Grad!.Value);
    }

    [TestMethod]
    public void None()
    {
        Variable<double> losses = Variable.MseLoss(_prediction, _target, Reduction.None);
        losses.Sum().Backward();
        Close.Within(1e-14, [0, 2.25, 0, 1, 0.09, 1, 30.25, 1521], losses);
        Close.Within(1e-14, [0, -3, 0, -2, 0.6, -2, 11, 78], _prediction.Grad!.Value);
    }

    [TestMethod]
    public void TheTargetCanHaveAGradient()
    {
        var target = _target.RequiresGrad_();
        Variable.MseLoss(_prediction.Detach(), target, Reduction.Sum).Backward();
        Close.Within(1e-14, [0, 3, 0, 2, -0.6, 2, -11, -78], target.Grad!.Value);
        Assert.IsNull(_prediction.Grad);
    }

    [TestMethod]
    public void ItIsWhatTheExpressionIs()
    {
        Variable<double> loss = (_prediction - _target).Square().Mean();
        Close.Within(1e-15, loss.Item(), Variable.MseLoss(_prediction, _target).Item());
    }

    [TestMethod]
    public void NoExamplesHaveNoMean()
    {
        Variable<double> nothing = Variable.Zeros<double>([0]);
        Assert.AreEqual(double.NaN, Variable.MseLoss(nothing, nothing).Item());
        Assert.AreEqual(0, Variable.MseLoss(nothing, nothing, Reduction.Sum).Item());
    }

    [TestMethod]
    public void OtherShapesAreNotBroadcast() => Expect.Error<ArgumentException>(
        () => Variable.MseLoss(Variable.Zeros<double>([16, 1]), Variable.Zeros<double>([16])),
        "MseLoss", "must have the same shape", "prediction is [16, 1]", "target is [16]", "Reshape the target");

    [TestMethod]
    public void AnUnknownReductionIsRefused() => Expect.Error<ArgumentOutOfRangeException>(
        () => Variable.MseLoss(_prediction, _target, (Reduction)7), "MseLoss", "7 is not a valid value for reduction");
}
