namespace Autograd.Core.Tests.Semantics;

/// <summary>Anomaly detection names the operation whose gradient is NaN, and where it was recorded.</summary>
[TestClass]
public sealed class AnomalyModeTests
{
    private readonly Variable<double> _x = Variable.Create([0.0, 4.0], requiresGrad: true);

    [TestMethod]
    public void NaN_IsNamedWithThePlaceItWasRecorded()
    {
        using AnomalyMode.Scope scope = AnomalyMode.Detect();
        Variable<double> y = RootTimesZero();

        var error = Assert.ThrowsExactly<GradientAnomalyException>(() => y.Backward());

        Assert.AreEqual("PowBackward0", error.FunctionName);
        Assert.AreEqual(0, error.Output);
        StringAssert.StartsWith(error.Message, "Function 'PowBackward0' returned nan values in its 0th output. It was recorded here:");
        StringAssert.Contains(error.Message, nameof(RootTimesZero));
    }

    [TestMethod]
    public void RecordedOutsideTheScope_TheRemedyIsNamed()
    {
        Variable<double> y = RootTimesZero();
        using AnomalyMode.Scope scope = AnomalyMode.Detect();

        var error = Assert.ThrowsExactly<GradientAnomalyException>(() => y.Backward());

        StringAssert.EndsWith(error.Message, "Open AnomalyMode.Detect() before the forward pass too, to see where it was recorded.");
    }

    [TestMethod]
    public void Infinity_IsNoAnomaly()
    {
        using AnomalyMode.Scope scope = AnomalyMode.Detect();

        _x.Pow(0.5).Sum().Backward();

        Assert.AreEqual(double.PositiveInfinity, _x.Grad!.Value[0].Item());
    }

    [TestMethod]
    public void WithoutTheCheck_OnlyTracesAreKept()
    {
        using (AnomalyMode.Detect(checkNaN: false))
            RootTimesZero().Backward();

        Assert.IsTrue(double.IsNaN(_x.Grad!.Value[0].Item()));
        Assert.IsFalse(AnomalyMode.IsEnabled);
    }

    [TestMethod]
    public void AfterAFailure_TheNextPassIsRight()
    {
        using (AnomalyMode.Detect())
            Assert.ThrowsExactly<GradientAnomalyException>(() => RootTimesZero().Backward());
        _x.SetGrad(null);

        (_x * 3).Sum().Backward();

        Assert.AreSequenceEqual([3.0, 3.0], _x.Grad!.Value.ToArray());
    }

    // d√x/dx is infinite at 0, and 0 · ∞ is NaN.
    private Variable<double> RootTimesZero() => (_x.Pow(0.5) * 0).Sum();
}
