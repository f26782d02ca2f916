namespace Autograd.Core.Tests.Tape;

/// <summary>Anomaly detection looks at the gradients a pass computes, and only at those.</summary>
[TestClass]
public sealed class AnomalyPassTests
{
    private readonly Variable<double> _x = Variable.Create([1.0, 2.0], requiresGrad: true);

    [TestMethod]
    public void AnInputWhoseGradientIsNotAskedForIsNotLookedAt()
    {
        var other = Variable.Create([3.0, 4.0], requiresGrad: true);
        using AnomalyMode.Scope scope = AnomalyMode.Detect();
        Assert.AreSequenceEqual([3.0, 4.0], Variable.Gradients((_x * other).Sum(), _x)[0].ToArray());
    }

    [TestMethod]
    public void AnInputThatCameToRequireGradLaterIsNotLookedAt()
    {
        var later = Variable.Create([3.0, 4.0]);
        using AnomalyMode.Scope scope = AnomalyMode.Detect();
        Variable<double> y = (_x * later).Sum();
        later.RequiresGrad_();
        y.Backward();
        Assert.AreSequenceEqual([3.0, 4.0], _x.Grad!.Value.ToArray());
    }
}
