using Autograd.Core.Tests.Support;

namespace Autograd.Core.Tests.Operations.Creation;

/// <summary>Evenly spaced numbers.</summary>
[TestClass]
public sealed class RangeTests
{
    [TestMethod]
    public void LinSpaceMeetsBothEnds()
    {
        float[] x = Variable.LinSpace(0f, 1f, 100).ToArray();
        Assert.HasCount(100, x);
        Assert.AreEqual(0, x[0]);
        Assert.AreEqual(1, x[^1]);
        Close.Within(1e-7, 0.0101010101, x[1]);
        Assert.AreSequenceEqual([-2.0, -1.0, 0.0, 1.0, 2.0], Variable.LinSpace(-2.0, 2.0, 5).ToArray());
        Assert.AreSequenceEqual([3.0, 2.0], Variable.LinSpace(3.0, 2.0, 2).ToArray());
    }

    [TestMethod]
    public void LinSpaceOfFew()
    {
        Assert.AreSequenceEqual([3.0], Variable.LinSpace(3.0, 7.0, 1).ToArray());
        Assert.IsEmpty(Variable.LinSpace(3.0, 7.0, 0).ToArray());
        Expect.Error<ArgumentOutOfRangeException>(() => Variable.LinSpace(0.0, 1.0, -1), "LinSpace: number of steps must be non-negative, got -1");
    }

    [TestMethod]
    public void LinSpaceBetweenVariables()
        => Assert.AreSequenceEqual([1.0, 1.5, 2.0], Variable.LinSpace(Variable.Scalar(1.0), Variable.Create([2.0]), 3).ToArray());

    [TestMethod]
    public void ArangeEndsBeforeTheEnd()
    {
        Assert.AreSequenceEqual([0f, 1f, 2f], Variable.Arange<float>(3).ToArray());
        Assert.AreSequenceEqual([1.0, 1.5, 2.0], Variable.Arange<double>(1, 2.5, 0.5).ToArray());
        Assert.AreSequenceEqual([3.0, 1.0], Variable.Arange<double>(3, 0, -2).ToArray());
        Assert.HasCount(10, Variable.Arange<double>(0, 1, 0.1).ToArray());
        Assert.IsEmpty(Variable.Arange<double>(0).ToArray());
    }

    [TestMethod]
    public void ArangeInTheWrongDirection()
    {
        Expect.Error<ArgumentOutOfRangeException>(() => Variable.Arange<double>(0, 3, -1), "Arange: step must be nonzero and lead from 0 to 3, got -1");
        Expect.Error<ArgumentOutOfRangeException>(() => Variable.Arange<double>(0, 3, 0), "got 0");
        Expect.Error<ArgumentOutOfRangeException>(() => Variable.Arange<double>(-1), "from 0 to -1");
    }
}
