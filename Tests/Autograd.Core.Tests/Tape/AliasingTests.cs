namespace Autograd.Core.Tests.Tape;

/// <summary>In-place operations whose operand shares elements with what they change: all is read before it is overwritten.</summary>
[TestClass]
public sealed class AliasingTests
{
    [TestMethod]
    public void AnElementOfTheVariableItself()
    {
        var x = Variable.Create([1.0, 2.0, 3.0]);
        x.Sub_(x[0]);
        Assert.AreSequenceEqual([0.0, 1.0, 2.0], x.ToArray());
    }

    [TestMethod]
    public void AnElementOfAParameterUnderNoGrad()
    {
        var x = Variable.Create([2.0, 4.0], requiresGrad: true);
        using (GradMode.NoGrad())
            x /= x[0];
        Assert.AreSequenceEqual([1.0, 2.0], x.ToArray());
    }

    [TestMethod]
    public void ARowOfTheMatrixItself()
    {
        var x = Variable.Create([1.0, 2.0, 3.0, 4.0], [2, 2]);
        x.Mul_(x[0]);
        Assert.AreSequenceEqual([1.0, 4.0, 3.0, 8.0], x.ToArray());
    }

    [TestMethod]
    public void ARangeShiftedByOne()
    {
        var x = Variable.Create([1.0, 2.0, 3.0, 4.0]);
        x.Narrow(0, 1, 3).Add_(x.Narrow(0, 0, 3));
        Assert.AreSequenceEqual([1.0, 3.0, 5.0, 7.0], x.ToArray());
    }

    [TestMethod]
    public void TheVariableItself()
    {
        var x = Variable.Create([1.0, 2.0]);
        x.Add_(x);
        x.Mul_(x.Detach());
        Assert.AreSequenceEqual([4.0, 16.0], x.ToArray());
    }

    [TestMethod]
    public void ElementsCopiedWithinOneVariable()
    {
        var x = Variable.Create([1.0, 2.0, 3.0]);
        x.Narrow(0, 1, 2).Copy_(x.Narrow(0, 0, 2).AsSpan());
        Assert.AreSequenceEqual([1.0, 1.0, 2.0], x.ToArray());
    }
}
