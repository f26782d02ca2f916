using Autograd.Core.Optimizers;

namespace Autograd.Core.Tests.Optimizers;

/// <summary>What all optimizers have in common.</summary>
[TestClass]
public sealed class OptimizerTests
{
    private readonly Variable<double> _p = Variable.Create([1.0, 2.0], requiresGrad: true);
    private readonly Variable<double> _q = Variable.Create([3.0], requiresGrad: true);

    [TestMethod]
    public void ParametersKeepTheirOrder()
        => Assert.AreSequenceEqual([_q, _p], new SGD<double>([_q, _p]).Parameters);

    [TestMethod]
    public void AStepChangesParametersInPlaceAndKeepsThemLeaves()
    {
        _p.Sum().Backward();
        new SGD<double>([_p], learningRate: 0.5).Step();
        Assert.AreSequenceEqual([0.5, 1.5], _p.ToArray());
        Assert.IsTrue(_p is { IsLeaf: true, RequiresGrad: true, Version: 1 });
        Assert.AreSequenceEqual([1.0, 1.0], _p.Grad!.Value.ToArray());
    }

    [TestMethod]
    public void AParameterWithoutGradientIsSkipped()
    {
        _p.Sum().Backward();
        new SGD<double>([_p, _q], learningRate: 0.5, weightDecay: 1).Step();
        Assert.AreEqual(3, _q.Item());
        Assert.AreEqual(0, _q.Version);
        Assert.AreSequenceEqual([0.0, 0.5], _p.ToArray());
    }

    [TestMethod]
    public void ZeroGradRemovesGradients()
    {
        var optimizer = new SGD<double>([_p, _q]);
        _p.Sum().Backward();
        optimizer.ZeroGrad();
        Assert.IsNull(_p.Grad);
        optimizer.Step();
        Assert.AreSequenceEqual([1.0, 2.0], _p.ToArray());
    }

    [TestMethod]
    public void ZeroGradCanMakeThemZerosAndMomentumGoesOn()
    {
        var optimizer = new SGD<double>([_p, _q], learningRate: 1, momentum: 0.5);
        _p.Sum().Backward();
        Variable<double> grad = _p.Grad!.Value;
        optimizer.Step();
        optimizer.ZeroGrad(setToNull: false);
        Assert.AreEqual(grad, _p.Grad);
        Assert.AreSequenceEqual([0.0, 0.0], grad.ToArray());
        Assert.IsNull(_q.Grad);
        optimizer.Step();
        Assert.AreSequenceEqual([1 - 1.5, 2 - 1.5], _p.ToArray());
    }

    /// <summary>Acceptance row 0.10.</summary>
    [TestMethod]
    public void Row_0_10_ZeroGradMayComeBetweenForwardAndBackward()
    {
        var optimizer = new SGD<double>([_p], learningRate: 0.1);
        for (int step = 0; step < 3; step++)
        {
            Variable<double> loss = _p.Square().Sum();
            optimizer.ZeroGrad();
            loss.Backward();
            optimizer.Step();
        }

        Support.Close.Within(1e-15, [0.512, 1.024], _p);
    }

    [TestMethod]
    public void StepsUnderNoGradAndOutsideAreTheSame()
    {
        _p.Sum().Backward();
        using (GradMode.NoGrad())
            new SGD<double>([_p], learningRate: 0.5).Step();
        Assert.AreSequenceEqual([0.5, 1.5], _p.ToArray());
    }
}
