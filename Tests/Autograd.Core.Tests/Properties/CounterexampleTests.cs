using Autograd.Core.Tests.Properties.Programs;
using Autograd.Core.Tests.Support;

namespace Autograd.Core.Tests.Properties;

/// <summary>Programs on which a wrong number was once given, or a failure that should not be.</summary>
[TestClass]
public sealed class CounterexampleTests
{
    private readonly Variable<double> _x = Variable.Create([1.0, 2.0, -1.5], requiresGrad: true);

    [TestMethod]
    public void AViewOfAViewMadeUnderNoGrad_IsNotChangedWithRecording()
    {
        Variable<double> y = _x * 3, view;
        using (GradMode.NoGrad())
            view = y.Narrow(0, 0, 2);
        Expect.Error<InvalidOperationException>(() => view[0].Mul_(2), "a view was created in NoGrad mode");
    }

    [TestMethod]
    public void AViewMadeUnderNoGrad_OfWhatJoinedTheGraphLater()
    {
        Variable<double> buffer = Variable.Ones<double>([3]), view;
        using (GradMode.NoGrad())
            view = buffer[0];
        buffer.Mul_(_x);
        Expect.Error<InvalidOperationException>(() => view.Mul_(2), "a view was created in NoGrad mode");
        Assert.AreSequenceEqual([1.0, 2.0, -1.5], buffer.ToArray());
    }

    [TestMethod]
    public void GradientsThroughWhatWasFreed_AreRefusedAndNotPartial()
    {
        Variable<double> y = 2 / _x;
        Variable<double> z = (y * _x).Sum();
        y.Sum().Backward();
        Expect.Error<InvalidOperationException>(
            () => Variable.Gradients([z], [_x], allowUnused: true), "Trying to backward through the graph a second time");
    }

    [TestMethod]
    public void TheGradientOfAResultWithRespectToItself()
    {
        Variable<double> sum = _x.Sum();
        sum.Backward([sum]);
        Assert.AreEqual(1, sum.Grad!.Value.Item());
        Assert.IsNull(_x.Grad);
    }

    [TestMethod]
    public void AVariableOfTheOuterStep_DoesNotJoinTheInnerStepsGraph()
    {
        var outer = new Tape<double>();
        var inner = new Tape<double>();
        using (outer.Step())
        {
            Variable<double> y = _x * 2;
            using (inner.Step())
                Expect.Error<InvalidOperationException>(() => y.Mul_(_x), "outlives the tape step");
            Assert.AreSequenceEqual([2.0, 4.0, -3.0], y.ToArray());
            y.Sum().Backward();
        }

        Assert.AreSequenceEqual([2.0, 2.0, 2.0], _x.Grad!.Value.ToArray());
    }

    [TestMethod]
    public void AViewTakenBeforeAStep_IsReadInsideIt()
    {
        Variable<double> y = _x * 2, first = y[0];
        y.Mul_(5);
        using (new Tape<double>().Step())
            Assert.AreEqual(10, first.Item());
        first.Backward();
        Assert.AreSequenceEqual([10.0, 0.0, 0.0], _x.Grad!.Value.ToArray());
    }

    [TestMethod]
    public void ARefusedChange_ChangesNothing()
    {
        Variable<double> factor, y = _x * 2;
        using (InferenceMode.Enter())
            factor = Variable.Full<double>([3], 5);
        Expect.Error<InvalidOperationException>(() => y.Mul_(factor), "Inference variables cannot be saved for backward");
        Assert.AreSequenceEqual([2.0, 4.0, -3.0], y.ToArray());
    }

    [TestMethod]
    public void AFunctionForgetsTheGradientsOfAPassThatFailed()
    {
        Variable<double>[] outputs = new DoubleAndSquare().ApplyMany(_x);
        using (outputs[0].RegisterHook(_ => throw new InvalidOperationException("not now")))
            Expect.Error<InvalidOperationException>(() => (outputs[0] + outputs[1]).Sum().Backward(retainGraph: true), "not now");
        outputs[0].Sum().Backward();
        Assert.AreSequenceEqual([2.0, 2.0, 2.0], _x.Grad!.Value.ToArray());
    }
}
