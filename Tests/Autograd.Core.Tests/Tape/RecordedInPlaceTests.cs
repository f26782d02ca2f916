using Autograd.Core.Tests.Support;

namespace Autograd.Core.Tests.Tape;

/// <summary>Recorded changes in place among views and inside tape steps.</summary>
[TestClass]
public sealed class RecordedInPlaceTests
{
    private readonly Variable<double> _x = Variable.Create([1.0, 2.0, 3.0], requiresGrad: true);

    [TestMethod]
    public void ViewsFollowTheirBaseAndTheOtherWay()
    {
        Variable<double> y = _x.Clone(), first = y[0], rest = y.Narrow(0, 1, 2);
        y *= 2;
        rest += 1;
        Assert.AreEqual(2, first.Item());
        Assert.AreSequenceEqual([2.0, 5.0, 7.0], y.ToArray());
        ((first * 100) + rest.Sum() + (10 * y).Sum()).Backward();
        Assert.AreSequenceEqual([220.0, 22.0, 22.0], _x.Grad!.Value.ToArray());
    }

    [TestMethod]
    public void AViewOfAViewChangesTheBase()
    {
        Variable<double> matrix = _x.Clone().Reshape(3, 1);
        Variable<double> y = matrix.Reshape(3);
        matrix[2][0].Mul_(4);
        Assert.AreSequenceEqual([1.0, 2.0, 12.0], y.ToArray());
        (y * y).Sum().Backward();
        Assert.AreSequenceEqual([2.0, 4.0, 96.0], _x.Grad!.Value.ToArray());
    }

    [TestMethod]
    public void TheSameInsideATapeStep()
    {
        var tape = new Tape<double>();
        for (int step = 1; step <= 3; step++)
        {
            using (tape.Step())
            {
                Variable<double> y = _x.Clone();
                y *= 10;
                y[0] = _x[1] * 2;
                y.Sum().Backward();
                Assert.AreSequenceEqual([4.0, 20.0, 30.0], y.ToArray());
            }

            Assert.AreSequenceEqual([0, 12.0 * step, 10.0 * step], _x.Grad!.Value.ToArray());
        }
    }

    [TestMethod]
    public void ABufferThatOutlivesTheStepCannotTakePartAndStaysAsItWas()
    {
        Variable<double> buffer = Variable.Ones<double>([3]);
        using (new Tape<double>().Step())
            Expect.Error<InvalidOperationException>(() => buffer += 2 * _x, "outlives the tape step", "Clone()");
        Assert.AreSequenceEqual([1.0, 1.0, 1.0], buffer.ToArray());
        Assert.AreEqual(0, buffer.Version);
        Assert.IsFalse(buffer.RequiresGrad);
    }
}
