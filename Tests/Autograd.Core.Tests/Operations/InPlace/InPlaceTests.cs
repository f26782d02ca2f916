using Autograd.Core.Tests.Support;

namespace Autograd.Core.Tests.Operations.InPlace;

/// <summary>Operations that change their variable.</summary>
[TestClass]
public sealed class InPlaceTests
{
    private readonly Variable<double> _x = Variable.Create([6.0, 8.0]);
    private readonly Variable<double> _b = Variable.Create([2.0, 4.0]);

    [TestMethod]
    public void EachReturnsTheVariableItChanged()
    {
        Variable<double>[] returned =
        [
            _x.Add_(_b), _x.Add_(1), _x.Sub_(_b), _x.Sub_(1), _x.Mul_(_b), _x.Mul_(2), _x.Div_(_b), _x.Div_(2), _x.Copy_([6.0, 8.0]), _x.Fill_(5), _x.Zero_(),
        ];
        Assert.IsTrue(returned.All(variable => variable == _x));
        Assert.AreEqual(returned.Length, _x.Version);
    }

    [TestMethod]
    public void WithAVariable()
    {
        Assert.AreSequenceEqual([8.0, 12.0], _x.Add_(_b).ToArray());
        Assert.AreSequenceEqual([6.0, 8.0], _x.Sub_(_b).ToArray());
        Assert.AreSequenceEqual([12.0, 32.0], _x.Mul_(_b).ToArray());
        Assert.AreSequenceEqual([6.0, 8.0], _x.Div_(_b).ToArray());
    }

    [TestMethod]
    public void WithANumber()
    {
        Assert.AreSequenceEqual([7.0, 9.0], _x.Add_(1).ToArray());
        Assert.AreSequenceEqual([4.0, 6.0], _x.Sub_(3).ToArray());
        Assert.AreSequenceEqual([8.0, 12.0], _x.Mul_(2).ToArray());
        Assert.AreSequenceEqual([2.0, 3.0], _x.Div_(4).ToArray());
    }

    [TestMethod]
    public void AsOperatorsTheyChangeEveryHandle()
    {
        Variable<double> x = _x;
        x += _b;
        x -= 1;
        x *= 2;
        x /= _b;
        Assert.AreEqual(_x, x);
        Assert.AreSequenceEqual([7.0, 5.5], _x.ToArray());
    }

    [TestMethod]
    public void FillZeroAndCopy()
    {
        Assert.AreSequenceEqual([3.0, 3.0], _x.Fill_(3).ToArray());
        Assert.AreSequenceEqual([0.0, 0.0], _x.Zero_().ToArray());
        Assert.AreSequenceEqual([1.0, 2.0], _x.Copy_([1.0, 2.0]).ToArray());
        Expect.Error<ArgumentException>(() => _x.Copy_([1.0]), "Copy_: the variable [2] has 2 elements, got 1", "'elements'");
    }

    [TestMethod]
    public void TheOperandIsRepeatedAlongMissingDimensions()
    {
        var matrix = Variable.Create([1.0, 2.0, 3.0, 4.0], [2, 2]);
        matrix.Mul_(_b).Add_(Variable.Create([10.0, 20.0], [2, 1])).Sub_(Variable.Scalar(1.0));
        Assert.AreSequenceEqual([11.0, 17.0, 25.0, 35.0], matrix.ToArray());
    }

    [TestMethod]
    public void NothingIsAllocated() => Assert.AreEqual(0, Allocation.Of(() => _x.Add_(_b).Sub_(_b).Mul_(2).Div_(2).Fill_(1), times: 100));
}
