using Autograd.Core.Tests.Support;

namespace Autograd.Core.Tests.Tape;

/// <summary>Steps and threads.</summary>
[TestClass]
public sealed class ThreadTests
{
    private readonly Tape<double> _tape = new();
    private readonly Variable<double> _x = Variable.Create([1.0, 2.0], requiresGrad: true);

    [TestMethod]
    public void AStepIsOpenOnItsThreadOnly()
    {
        using (_tape.Step())
        {
            OtherThread.Run(() =>
            {
                Assert.IsFalse(Tape<double>.IsInStep);
                _ = _x * 2;
            });
            Assert.AreEqual(0, _tape.Count);
        }
    }

    [TestMethod]
    public void AStepsVariableIsNotComputedWithOnAnotherThread()
    {
        using (_tape.Step())
        {
            Variable<double> y = _x * 2;
            OtherThread.Run(() => Expect.Error<InvalidOperationException>(
                () => _ = y + 1, "tape step", "on a thread where that step is not open", "copy"));
            Assert.AreSequenceEqual([2.0, 4.0], y.ToArray());
        }
    }

    [TestMethod]
    public void NotEvenInsideAStepOfThatThread()
    {
        using (_tape.Step())
        {
            Variable<double> y = _x * 2;
            OtherThread.Run(() =>
            {
                using (new Tape<double>().Step())
                    Expect.Error<InvalidOperationException>(() => _ = y + 1, "on a thread where that step is not open");
            });
        }
    }

    [TestMethod]
    public void ATapeIsNotOpenedOnTwoThreads()
    {
        using (_tape.Step())
            OtherThread.Run(() => Expect.Error<InvalidOperationException>(() => _tape.Step(), "the last step has not ended"));
    }

    [TestMethod]
    public void ATapeMayMoveFromThreadToThread()
    {
        for (int i = 0; i < 3; i++)
        {
            OtherThread.Run(() =>
            {
                using (_tape.Step())
                    (_x * _x).Sum().Backward();
            });
        }

        Assert.AreEqual(2, _tape.Count);
        Assert.AreSequenceEqual([6.0, 12.0], _x.Grad!.Value.ToArray());
    }

    [TestMethod]
    public void EveryThreadTrainsWithATapeOfItsOwn()
    {
        var expected = new Regression<float>();
        for (int step = 0; step < 50; step++)
            expected.Descend(expected.Loss());

        Regression<float>[] models = [.. Enumerable.Range(0, 4).Select(_ => new Regression<float>())];
        Parallel.ForEach(models, model =>
        {
            var tape = new Tape<float>();
            for (int step = 0; step < 50; step++)
            {
                using (tape.Step())
                    model.Descend(model.Loss());
            }
        });

        foreach (Regression<float> model in models)
            Close.SameBits<float>(expected.Parameters(), model.Parameters());
    }
}
