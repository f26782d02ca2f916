using Autograd.Core.Tests.Support;

namespace Autograd.Core.Tests.Losses;

/// <summary>Losses as expressions, as structs and as functions are the same.</summary>
[TestClass]
public sealed class LossFormTests
{
    private readonly Variable<double> _prediction = Variable.Create([-2, -1, -0.5, 0, 0.3, 1, 2.5, 40], requiresGrad: true);
    private readonly Variable<double> _target = Variable.Create([-2, 0.5, -0.5, 1, 0, 2, -3, 1]);

    [TestMethod]
    public void AStructIsEnough()
    {
        Variable<double> loss = _prediction.Loss(_target, new RelativeError(0.5));
        loss.Backward();
        Close.Within(1e-15, (0 + 3 + 0 + 1 + 0.6 + 0.5 + (5.5 / 3) + 39) / 8, loss.Item());
        Close.Within(1e-15, [0, -2 / 8.0, 0, -1 / 8.0, 2 / 8.0, -0.5 / 8, 1 / 24.0, 1 / 8.0], _prediction.Grad!.Value);
        Assert.AreEqual("RelativeErrorBackward0", loss.GradFn!.Value.Name);
    }

    [TestMethod]
    public void TheFormulaRunsOnceForValueAndGradient()
    {
        Counted.Calls = 0;
        Variable<double> loss = _prediction.Loss(_target, default(Counted));
        int calls = Counted.Calls;
        loss.Backward();
        Assert.IsGreaterThan(0, calls);
        Assert.AreEqual(calls, Counted.Calls, "calls after backward");
        Close.Within(1e-15, [0, -0.375, 0, -0.25, 0.075, -0.25, 1.375, 9.75], _prediction.Grad!.Value);
    }

    [TestMethod]
    public void ParametersBelongToTheStruct()
    {
        Assert.AreEqual(1, new HuberLoss().Delta);
        Assert.AreEqual(1.5, new HuberLoss(delta: 1.5).Delta);
        Assert.AreEqual(_prediction.HuberLoss(_target, delta: 1.5).Item(), _prediction.Loss(_target, new HuberLoss(1.5)).Item());
        Assert.AreEqual(1, new SmoothL1Loss().Beta);
        Assert.AreEqual(0.5, new PinballLoss().Tau);
        Assert.AreEqual(1, new HingeEmbeddingLoss().Margin);
        Assert.AreEqual(1, new BinaryCrossEntropyWithLogits().PositiveWeight);
        Assert.AreEqual(1.5, new TweedieLoss().Power);
        Assert.IsTrue(new TweedieLoss().LogInput);
        Assert.IsTrue(new PoissonNllLoss().LogInput);
    }

    [TestMethod]
    public void AGraphThatIsRetainedGivesTheSameGradientAgain()
    {
        Variable<double> loss = _prediction.MseLoss(_target);
        loss.Backward(retainGraph: true);
        double[] once = _prediction.Grad!.Value.ToArray();
        loss.Backward();
        Close.Within(1e-15, [.. once.Select(g => 2 * g)], _prediction.Grad!.Value);
        Expect.Error<InvalidOperationException>(() => loss.Backward(), "backward through the graph a second time");
    }

    [TestMethod]
    public void BothGradientsAtOnce()
    {
        Variable<double> target = _target.RequiresGrad_();
        _prediction.HuberLoss(target, Reduction.Sum).Backward();
        Close.Within(1e-15, [.. _prediction.Grad!.Value.ToArray().Select(g => -g)], target.Grad!.Value);
    }

    private readonly struct RelativeError(double floor) : ILoss
    {
        public TReal Value<TReal>(TReal prediction, TReal target)
            where TReal : struct, IReal<TReal>
            => TReal.Abs(prediction - target) / TReal.Max(TReal.Abs(target), TReal.From(floor));
    }

    private readonly struct Counted : ILoss
    {
        public static int Calls { get; set; }

        public TReal Value<TReal>(TReal prediction, TReal target)
            where TReal : struct, IReal<TReal>
        {
            Calls++;
            TReal error = prediction - target;
            return error * error;
        }
    }
}
