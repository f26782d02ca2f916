using Autograd.Core.Optimizers;
using Autograd.Core.Tests.Support;

namespace Autograd.Core.Tests.Tape;

/// <summary>Opening and ending steps, and what outlives them.</summary>
[TestClass]
public sealed class StepLifetimeTests
{
    private readonly Tape<double> _tape = new();
    private readonly Variable<double> _x = Variable.Create([1.0, 2.0], requiresGrad: true);

    [TestMethod]
    public void IsInStepTellsWhetherOneIsOpen()
    {
        Assert.IsFalse(Tape<double>.IsInStep);
        using (_tape.Step())
        {
            Assert.IsTrue(Tape<double>.IsInStep);
            Assert.IsFalse(Tape<float>.IsInStep, "each element type has its own");
        }

        Assert.IsFalse(Tape<double>.IsInStep);
    }

    [TestMethod]
    public void LeavesMadeInsideAStepStay()
    {
        Variable<double> leaf;
        using (_tape.Step())
            leaf = Variable.Create([5.0], requiresGrad: true);
        using (_tape.Step())
            (leaf * leaf).Backward();
        Assert.AreEqual(10, leaf.Grad!.Value.Item());
        Assert.AreEqual(5, leaf.Item());
    }

    [TestMethod]
    public void GradientsOfLeavesStayAndAccumulateOverSteps()
    {
        Variable<double>? grad = null;
        for (int step = 1; step <= 3; step++)
        {
            using (_tape.Step())
                (_x * 2).Sum().Backward();
            grad ??= _x.Grad;
            Assert.AreEqual(grad, _x.Grad);
            Assert.AreSequenceEqual([2.0 * step, 2.0 * step], grad!.Value.ToArray());
        }
    }

    [TestMethod]
    public void WhatWasComputedBeforeCanBeUsedInsideAndAfter()
    {
        Variable<double> before = _x * 3;
        using (_tape.Step())
            (before * _x).Sum().Backward(retainGraph: true);
        before.Sum().Backward();
        Assert.AreSequenceEqual([6.0 + 3, 12 + 3], _x.Grad!.Value.ToArray());
    }

    [TestMethod]
    public void AnExceptionEndsTheStepAndTheNextIsRight()
    {
        Assert.ThrowsExactly<ArgumentException>(() =>
        {
            using (_tape.Step())
                _ = (_x * 2) + Variable.Ones<double>([3]);
        });
        Assert.IsFalse(Tape<double>.IsInStep);
        using (_tape.Step())
            ((_x * 2) + _x).Sum().Backward();
        Assert.AreSequenceEqual([3.0, 3.0], _x.Grad!.Value.ToArray());
    }

    [TestMethod]
    public void AnOperationThatFailsLeavesTheStepUsable()
    {
        using (_tape.Step())
        {
            Variable<double> y = _x * 2;
            Assert.ThrowsExactly<ArgumentException>(() => y.MatMul(Variable.Ones<double>([3])));
            (y * y).Sum().Backward();
        }

        Assert.AreSequenceEqual([8.0, 16.0], _x.Grad!.Value.ToArray());
    }

    [TestMethod]
    public void ATapeIsNotOpenedTwice()
    {
        using (_tape.Step())
        {
            Variable<double> y = _x * 2;
            Expect.Error<InvalidOperationException>(() => _tape.Step(), "Tape: the last step has not ended", "dispose it", "a second tape for a nested step");
            Assert.AreSequenceEqual([2.0, 4.0], y.ToArray());
        }

        using (_tape.Step())
            Assert.IsTrue(Tape<double>.IsInStep);
    }

    [TestMethod]
    public void EndingAStepAgainDoesNotEndTheNext() => OtherThread.Run(() =>
    {
        Tape<double>.Scope first = _tape.Step();
        first.Dispose();
        first.Dispose();
        using (_tape.Step())
        {
            Variable<double> y = _x * 2;
            first.Dispose();
            Assert.IsTrue(Tape<double>.IsInStep);
            Assert.AreSequenceEqual([2.0, 4.0], y.ToArray());
        }

        Assert.IsFalse(Tape<double>.IsInStep);
    });

    [TestMethod]
    public void EndingAnInnerStepAgainDoesNotEndTheOuter() => OtherThread.Run(() =>
    {
        using (_tape.Step())
        {
            Tape<double>.Scope inner = new Tape<double>().Step();
            inner.Dispose();
            inner.Dispose();
            Assert.IsTrue(Tape<double>.IsInStep);
        }
    });

    [TestMethod]
    public void AnUnopenedScopeIsHarmless()
    {
        using (_tape.Step())
        {
            default(Tape<double>.Scope).Dispose();
            Assert.IsTrue(Tape<double>.IsInStep);
        }
    }

    [TestMethod]
    public void AnOptimizerOfAnotherElementTypeIsUntouched()
    {
        var w = Variable.Create([1f], requiresGrad: true);
        var optimizer = new SGD<float>([w], learningRate: 1);
        using (_tape.Step())
        {
            (w * 2).Backward();
            optimizer.Step();
        }

        Assert.AreEqual(-1f, w.Item());
    }
}
