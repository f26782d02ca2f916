using Autograd.Core.Tests.Support;

namespace Autograd.Core.Tests.Tape;

/// <summary>Changing a value between forward and backward: an error where the value was saved, and fine where it was not.</summary>
[TestClass]
public sealed class SavedInputTests
{
    private readonly Variable<double> _x = Variable.Create([1.0, 2.0], requiresGrad: true);
    private readonly Variable<double> _data = Variable.Create([3.0, 4.0]);

    [TestMethod]
    public void TheErrorTellsWhatWasChanged()
    {
        Variable<double> y = (_x * _data).Sum();
        _data.Add_(1).Mul_(2);
        Expect.Error<InvalidOperationException>(
            () => y.Backward(),
            "one of the variables needed for gradient computation has been modified by an in-place operation",
            "[Double [2]]", "a leaf", "is at version 2; expected version 0 instead");
        Assert.IsNull(_x.Grad);
    }

    [TestMethod]
    public void TheErrorTellsWhichFunctionMadeIt()
    {
        Variable<double> middle = _x + 1, y = (middle * middle).Sum();
        using (GradMode.NoGrad())
            middle.Zero_();
        Expect.Error<InvalidOperationException>(() => y.Backward(), "output 0 of AddBackward0", "version 1; expected version 0");
    }

    [TestMethod]
    public void AdditionSavesNothing()
    {
        Variable<double> y = (_x + _data).Sum();
        _data.Zero_();
        y.Backward();
        Assert.AreSequenceEqual([1.0, 1.0], _x.Grad!.Value.ToArray());
    }

    [TestMethod]
    public void AnInputIsSavedOnlyWhereItsPartnerNeedsAGradient()
    {
        Variable<double> product = (_x * _data).Sum(), linear = _data.Linear(_x.Reshape(1, 2)).Sum(), quotient = (_x / _data).Sum();
        using (GradMode.NoGrad())
            _x.Fill_(100);
        product.Backward();
        linear.Backward();
        quotient.Backward();
        Close.Within(1e-15, [3 + 3 + (1 / 3.0), 4 + 4 + (1 / 4.0)], _x.Grad!.Value);
    }

    [TestMethod]
    public void AnOptimizerStepBetweenForwardAndBackwardIsNoticed()
    {
        var optimizer = new Autograd.Core.Optimizers.SGD<double>([_x], learningRate: 0.1);
        Variable<double> y = (_x * _x).Sum();
        y.Backward(retainGraph: true);
        optimizer.Step();
        Expect.Error<InvalidOperationException>(() => y.Backward(), "version 1; expected version 0");
    }

    [TestMethod]
    public void AChangeThroughADetachedVariableIsNoticed()
    {
        Variable<double> y = _x.Square().Sum();
        _x.Detach().Fill_(0);
        Expect.Error<InvalidOperationException>(() => y.Backward(), "modified by an in-place operation");
    }

    [TestMethod]
    public void AChangeThroughAViewIsNoticed()
    {
        Variable<double> y = _x.Square().Sum();
        using (GradMode.NoGrad())
            _x[1].Fill_(0);
        Expect.Error<InvalidOperationException>(() => y.Backward(), "modified by an in-place operation");
    }

    [TestMethod]
    public void AChangeBeforeForwardOrAfterBackwardIsFine()
    {
        _data.Zero_();
        Variable<double> y = (_x * _data).Sum();
        y.Backward();
        _data.Fill_(1);
        (_x * _data).Sum().Backward();
        Assert.AreSequenceEqual([1.0, 1.0], _x.Grad!.Value.ToArray());
    }

    /// <summary>What an operation needs is decided when it is recorded.</summary>
    [TestMethod]
    public void RequiringGradAfterwardsDoesNotReachBack()
    {
        Variable<double> product = (_x * _data).Sum(), sum = (_x + _data).Sum(), linear = _data.Linear(_x.Reshape(1, 2)).Sum();
        _data.RequiresGrad_();
        product.Backward();
        sum.Backward();
        linear.Backward();
        Assert.IsNull(_data.Grad);
        Assert.AreSequenceEqual([7.0, 9.0], _x.Grad!.Value.ToArray());
    }

    [TestMethod]
    public void NoLongerRequiringGradEndsAccumulation()
    {
        Variable<double> y = (_x * _data).Sum();
        _x.RequiresGrad_(false);
        y.Backward();
        Assert.IsNull(_x.Grad);
    }
}
