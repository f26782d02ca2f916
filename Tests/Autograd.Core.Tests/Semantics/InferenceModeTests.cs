namespace Autograd.Core.Tests.Semantics;

/// <summary>Variables made in inference mode never take part in a graph.</summary>
[TestClass]
public sealed class InferenceModeTests
{
    private readonly Variable<double> _w = Variable.Create([2.0], requiresGrad: true);

    [TestMethod]
    public void NothingIsRecordedInside()
    {
        using InferenceMode.Scope scope = InferenceMode.Enter();
        Variable<double> y = _w * 3;

        Assert.IsFalse(y.RequiresGrad);
        Assert.IsTrue(y.IsInference);
        Assert.IsFalse(GradMode.IsGradEnabled);
        y.Add_(1);
        Assert.AreEqual(7, y.Item());
    }

    [TestMethod]
    public void TheModeEndsWithItsScope()
    {
        using (InferenceMode.Enter())
        using (InferenceMode.Enter(false))
            Assert.IsTrue((_w * 3).RequiresGrad);

        Assert.IsFalse(InferenceMode.IsEnabled);
        Assert.IsTrue(GradMode.IsGradEnabled);
    }

    [TestMethod]
    public void Outside_ItIsNotSavedNotChangedAndHasNoVersion()
    {
        Variable<double> y = Inferred();

        AssertFails(() => _ = _w * y, "Inference variables cannot be saved for backward.");
        AssertFails(() => y.Add_(1), "Add_: in-place update to an inference variable outside InferenceMode is not allowed.");
        AssertFails(() => y.RequiresGrad_(), "RequiresGrad_: setting requiresGrad on an inference variable outside InferenceMode is not allowed.");
        AssertFails(() => _ = y.Version, "Inference variables do not track version counter.");
    }

    [TestMethod]
    public void Outside_ItTakesPartWhereItIsNotSaved()
    {
        Variable<double> sum = _w + Inferred();

        sum.Backward();

        Assert.AreEqual(8, sum.Item());
        Assert.AreEqual(1, _w.Grad!.Value.Item());
    }

    [TestMethod]
    public void WhatIsMadeInsideIsInference_AndAViewIsWhatItsSourceIs()
    {
        Variable<double> made, view;
        using (InferenceMode.Enter())
        {
            made = Variable.Ones<double>([2]);
            view = _w[0];
        }

        Assert.IsTrue(made.IsInference);
        Assert.IsTrue(made[0].IsInference);
        Assert.IsFalse(view.IsInference);
    }

    [TestMethod]
    public void ACloneIsNormal()
    {
        Variable<double> clone = Inferred().Clone();

        (_w * clone).Backward();

        Assert.IsFalse(clone.IsInference);
        Assert.AreEqual(6, _w.Grad!.Value.Item());
    }

    private static void AssertFails(Action action, string message)
        => StringAssert.StartsWith(Assert.ThrowsExactly<InvalidOperationException>(action).Message, message);

    private Variable<double> Inferred()
    {
        using (InferenceMode.Enter())
            return _w * 3;
    }
}
