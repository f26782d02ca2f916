using Autograd.Core.Optimizers;
using Autograd.Core.Tests.Support;

namespace Autograd.Core.Tests.Tape;

/// <summary>Handles to gradients whose memory a step gives to the next gradient.</summary>
[TestClass]
public sealed class StepGradientTests
{
    private readonly Tape<double> _tape = new();
    private readonly Variable<double> _w = Variable.Create([1.0, 2.0], requiresGrad: true);
    private readonly SGD<double> _optimizer;

    public StepGradientTests() => _optimizer = new SGD<double>([_w]);

    [TestMethod]
    public void AHandleIsInvalidAfterZeroGradInAStep()
    {
        using (_tape.Step())
        {
            _w.Sum().Backward();
            Variable<double> grad = _w.Grad!.Value;
            _optimizer.ZeroGrad();
            Assert.IsNull(_w.Grad);
            Assert.ThrowsExactly<InvalidOperationException>(() => grad.ToArray());
            (5 * _w).Sum().Backward();
            Assert.ThrowsExactly<InvalidOperationException>(() => grad.ToArray());
            Assert.AreSequenceEqual([5.0, 5.0], _w.Grad!.Value.ToArray());
        }
    }

    [TestMethod]
    public void AHandleStaysValidAfterZeroGradOutside()
    {
        _w.Sum().Backward();
        Variable<double> grad = _w.Grad!.Value;
        _optimizer.ZeroGrad();
        (5 * _w).Sum().Backward();
        Assert.AreSequenceEqual([1.0, 1.0], grad.ToArray());
        Assert.AreSequenceEqual([5.0, 5.0], _w.Grad!.Value.ToArray());
    }

    [TestMethod]
    public void AHandleStaysValidWhereTheGradientIsZeroedInPlace()
    {
        using (_tape.Step())
        {
            _w.Sum().Backward();
            Variable<double> grad = _w.Grad!.Value;
            _optimizer.ZeroGrad(setToNull: false);
            (5 * _w).Sum().Backward();
            Assert.AreSequenceEqual([5.0, 5.0], grad.ToArray());
        }
    }

    [TestMethod]
    public void TheLastGradientOfAStepCanBeReadAfterIt()
    {
        for (int step = 1; step <= 3; step++)
        {
            using (_tape.Step())
            {
                _optimizer.ZeroGrad();
                (step * _w).Sum().Backward();
            }

            Assert.AreSequenceEqual([(double)step, step], _w.Grad!.Value.ToArray());
        }
    }

    /// <summary>What shares a gradient's elements must not show the numbers of the next.</summary>
    [TestMethod]
    public void AVariableDetachedFromAGradientNeverShowsTheNext()
    {
        _w.Sum().Backward();
        Variable<double> kept = _w.Grad!.Value.Detach();
        using (_tape.Step())
        {
            _optimizer.ZeroGrad();
            (5 * _w).Sum().Backward();
        }

        Assert.AreSequenceEqual([1.0, 1.0], kept.ToArray());
    }

    [TestMethod]
    public void AGradientThatWasSavedIsNotReplacedInSilence()
    {
        var u = Variable.Create([1.0, 1.0], requiresGrad: true);
        using (_tape.Step())
        {
            _w.Sum().Backward();
            Variable<double> usesGradient = (u * _w.Grad!.Value).Sum();
            _optimizer.ZeroGrad();
            (5 * _w).Sum().Backward();
            try
            {
                usesGradient.Backward();
            }
            catch (InvalidOperationException exception)
            {
                Assert.Contains("modified by an in-place operation", exception.Message);
                return;
            }

            Assert.AreSequenceEqual([1.0, 1.0], u.Grad!.Value.ToArray());
        }
    }

    [TestMethod]
    public void KeptGradientsOfResultsBeginAnewInEachStep()
    {
        for (int step = 1; step <= 3; step++)
        {
            using (_tape.Step())
            {
                Variable<double> y = _w * 2;
                Assert.IsNull(y.Grad);
                Assert.IsFalse(y.RetainsGrad);
                y.RetainGrad();
                (step * y).Sum().Backward();
                Assert.AreSequenceEqual([(double)step, step], y.Grad!.Value.ToArray());
            }
        }
    }
}
