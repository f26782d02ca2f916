namespace Autograd.Core.Tests.Tape;

/// <summary>A backward pass that fails half way leaves nothing behind for the next.</summary>
[TestClass]
public sealed class FailedPassTests
{
    private readonly Variable<double> _x = Variable.Create([1.0, 2.0], requiresGrad: true);
    private readonly Variable<double> _data = Variable.Create([3.0, 4.0]);

    [TestMethod]
    public void ANewGraphIsRight()
    {
        Fail(_x * 2);
        _x.Sum().Backward();
        Assert.AreSequenceEqual([1.0, 1.0], _x.Grad!.Value.ToArray());
    }

    [TestMethod]
    public void APartThatBothGraphsShareIsRight()
    {
        Variable<double> shared = _x * 2;
        Fail(shared);
        shared.Sum().Backward();
        Assert.AreSequenceEqual([2.0, 2.0], _x.Grad!.Value.ToArray());
    }

    [TestMethod]
    public void TheSameInsideATapeStep()
    {
        var tape = new Tape<double>();
        for (int step = 1; step <= 3; step++)
        {
            using (tape.Step())
            {
                Variable<double> shared = _x * 2;
                Fail(shared);
                shared.Sum().Backward();
            }

            Assert.AreSequenceEqual([2.0 * step, 2.0 * step], _x.Grad!.Value.ToArray());
        }
    }

    /// <summary>Fails after the gradients of other nodes have begun to gather.</summary>
    private void Fail(Variable<double> shared)
    {
        Variable<double> bad = shared * _data, loss = (bad + (shared * shared)).Sum();
        _data.Add_(1);
        Assert.ThrowsExactly<InvalidOperationException>(() => loss.Backward());
    }
}
