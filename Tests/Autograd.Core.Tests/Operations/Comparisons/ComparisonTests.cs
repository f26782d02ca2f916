using Autograd.Core.Tests.Support;

namespace Autograd.Core.Tests.Operations.Comparisons;

/// <summary>Masks of comparisons.</summary>
[TestClass]
public sealed class ComparisonTests
{
    private static readonly double[] Left = [1, 2, 3, double.NaN, double.PositiveInfinity, -0.0, 1, 2, 3], Right = [2, 2, 2, double.NaN, double.PositiveInfinity, 0.0, 2, 2, 2];

    private readonly Variable<double> _a = Variable.Create(Left, requiresGrad: true), _b = Variable.Create(Right, requiresGrad: true);

    [TestMethod]
    public void OfVariables()
    {
        AssertMask((a, b) => a == b, _a.Eq(_b));
        AssertMask((a, b) => a != b, _a.Ne(_b));
        AssertMask((a, b) => a < b, _a.Lt(_b), _a < _b);
        AssertMask((a, b) => a <= b, _a.Le(_b), _a <= _b);
        AssertMask((a, b) => a > b, _a.Gt(_b), _a > _b);
        AssertMask((a, b) => a >= b, _a.Ge(_b), _a >= _b);
    }

    [TestMethod]
    public void WithANumber()
    {
        AssertMask((a, _) => a == 2, _a.Eq(2));
        AssertMask((a, _) => a != 2, _a.Ne(2));
        AssertMask((a, _) => a < 2, _a.Lt(2), _a < 2, 2 > _a);
        AssertMask((a, _) => a <= 2, _a.Le(2), _a <= 2, 2 >= _a);
        AssertMask((a, _) => a > 2, _a.Gt(2), _a > 2, 2 < _a);
        AssertMask((a, _) => a >= 2, _a.Ge(2), _a >= 2, 2 <= _a);
    }

    [TestMethod]
    public void OfNumbersThatAreNone()
    {
        AssertMask((a, _) => double.IsNaN(a), _a.IsNan());
        AssertMask((a, _) => double.IsFinite(a), _a.IsFinite());
    }

    [TestMethod]
    public void ShapesBroadcast()
    {
        Variable<double> column = Variable.Create([1.0, 2.0], [2, 1]), row = Variable.Create([0.0, 1.0, 2.0]);
        Assert.AreEqual<Shape>([2, 3], (column > row).Shape);
        Assert.AreSequenceEqual([1.0, 0.0, 0.0, 1.0, 1.0, 0.0], (column > row).ToArray());
        Assert.AreEqual<Shape>([0, 3], (Variable.Zeros<double>([0, 1]) > row).Shape);
        Expect.Error<ArgumentException>(() => row.Lt(Variable.Zeros<double>([2])), "Lt: shapes [3] and [2] do not broadcast");
    }

    [TestMethod]
    public void AMaskInATapeStepAllocatesNothing()
    {
        var tape = new Tape<double>();
        long bytes = Allocation.Of(
            () =>
            {
                using (tape.Step())
                    _ = ((_a > _b) + (_a <= 2)).IsFinite();
            },
            times: 100);
        Assert.AreEqual(0, bytes);
    }

    private static void AssertMask(Func<double, double, bool> holds, params Variable<double>[] masks)
    {
        double[] expected = [.. Left.Zip(Right, (a, b) => holds(a, b) ? 1.0 : 0)];
        foreach (Variable<double> mask in masks)
        {
            Assert.AreSequenceEqual(expected, mask.ToArray());
            Assert.IsFalse(mask.RequiresGrad);
            Assert.IsTrue(mask.IsLeaf);
        }
    }
}
