using Autograd.Core.Optimizers;
using Autograd.Core.Tests.Support;

namespace Autograd.Core.Tests.Tape;

/// <summary>A training step inside a tape step allocates nothing, whatever the number of steps.</summary>
[TestClass]
public sealed class StepAllocationTests
{
    private readonly Tape<float> _tape = new();

    [TestMethod]
    [DataRow(10, 0.0)]
    [DataRow(10_000, 0.0)]
    [DataRow(10, 0.9)]
    [DataRow(10_000, 0.9)]
    public void LinearLossBackwardAndDescent(int steps, double momentum)
    {
        var model = new Regression<float>(momentum: momentum);
        Assert.AreEqual(0, Allocation.Of(
            () =>
            {
                using (_tape.Step())
                    model.Descend(model.Loss());
            },
            steps));
    }

    [TestMethod]
    public void InDouble()
    {
        var model = new Regression<double>(momentum: 0.9);
        var tape = new Tape<double>();
        Assert.AreEqual(0, Allocation.Of(
            () =>
            {
                using (tape.Step())
                    model.Descend(model.Loss());
            },
            times: 100));
    }

    /// <summary>Batches of random lengths would else allocate with each that is the longest so far.</summary>
    [TestMethod]
    public void BatchesThatGrowAllocateOnceForMany()
    {
        var model = new Regression<float>(rows: 200);
        Train(100);
        int length = 101;
        Train(length);
        Assert.AreEqual(0, Allocation.Of(() => Train(length = Math.Min(length + 1, 200)), times: 100));

        void Train(int rows)
        {
            using (_tape.Step())
                model.Descend(model.Loss(0, rows));
        }
    }

    [TestMethod]
    public void ALoopWrittenByHand()
    {
        var x = Variable.Create([1f, 2f, 3f]);
        var w = Variable.Scalar(1f, requiresGrad: true);
        Assert.AreEqual(0, Allocation.Of(
            () =>
            {
                using (_tape.Step())
                {
                    ((w * x) - 1).Square().Mean().Backward();
                    using (GradMode.NoGrad())
                        w -= 0.01f * w.Grad!.Value;
                    w.Grad!.Value.Zero_();
                }
            },
            times: 100));
    }

    [TestMethod]
    public void BatchesOfTwoLengths()
    {
        var model = new Regression<float>(rows: 20);
        Assert.AreEqual(0, Allocation.Of(
            () =>
            {
                for (int start = 0; start < 20; start += 16)
                {
                    using (_tape.Step())
                        model.Descend(model.Loss(start, Math.Min(16, 20 - start)));
                }
            },
            times: 50));
    }

    [TestMethod]
    public void KeptGradientsViewsAndDetachedValues()
    {
        var x = Variable.Create([1f, 2f, 3f, 4f], [2, 2], requiresGrad: true);
        var optimizer = new SGD<float>([x]);
        Assert.AreEqual(0, Allocation.Of(
            () =>
            {
                using (_tape.Step())
                {
                    optimizer.ZeroGrad();
                    Variable<float> y = x * 2;
                    y.RetainGrad();
                    var (a, b) = y.Unbind();
                    ((a * b).Sum() + (b * b.Detach()).Sum()).Backward();
                }
            },
            times: 100));
    }

    [TestMethod]
    public void TheTapeHoldsNoMoreThanTheLongestStepNeeds()
    {
        var x = Variable.Scalar(1f, requiresGrad: true);
        for (int step = 0; step < 100; step++)
        {
            using (_tape.Step())
            {
                Variable<float> y = x;
                for (int i = 0; i < step % 7; i++)
                    y = y * 1;
            }
        }

        Assert.AreEqual(6, _tape.Count);
    }

    /// <summary>The budget of an iteration outside a tape.</summary>
    [TestMethod]
    public void WithoutATapeAnIterationOfTheThermometerTakesAtMostTwoKilobytes()
    {
        Variable<double> readings = 0.1 * Tutorials.Thermometer.UnknownUnits<double>(), degrees = Tutorials.Thermometer.KnownDegrees<double>();
        var parameters = Variable.Create([1.0, 0.0], requiresGrad: true);
        long bytes = Allocation.Of(
            () =>
            {
                var (w, b) = parameters.Unbind();
                Variable.MseLoss((w * readings) + b, degrees).Backward();
                parameters = (parameters - (0.01 * parameters.Grad!.Value)).Detach().RequiresGrad_();
            },
            times: 100);
        Assert.IsLessThanOrEqualTo(100 * 2048, bytes);
    }
}
