using Autograd.Core.Tests.Support;

namespace Autograd.Core.Tests.Operations.Shaping;

/// <summary>Indices and ranges that <c>Select</c>, <c>Narrow</c> and <c>Unbind</c> accept.</summary>
[TestClass]
public sealed class SliceTests
{
    private readonly Variable<double> _matrix = Variable.Create([1.0, 2.0, 3.0, 4.0, 5.0, 6.0], [2, 3]);

    [TestMethod]
    public void SelectCountsFromEitherEnd()
    {
        Assert.AreSequenceEqual([4.0, 5.0, 6.0], _matrix.Select(0, 1).ToArray());
        Assert.AreSequenceEqual([4.0, 5.0, 6.0], _matrix[-1].ToArray());
        Assert.AreSequenceEqual([3.0, 6.0], _matrix.Select(-1, 2).ToArray());
        Assert.AreEqual(Shape.Scalar, _matrix[0][0].Shape);
    }

    [TestMethod]
    public void SelectRefusesWhatDoesNotExist()
    {
        Expect.Error<ArgumentOutOfRangeException>(() => _matrix.Select(1, 3), "Select: dimension 1 of [2, 3] has indices -3 to 2");
        Expect.Error<ArgumentOutOfRangeException>(() => _ = _matrix[-3], "indices -2 to 1");
        Expect.Error<ArgumentOutOfRangeException>(() => _matrix.Select(2, 0), "[2, 3]", "dimensions -2 to 1");
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => _ = Variable.Scalar(1.0)[0]);
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => _ = Variable.Zeros<double>([0])[0]);
    }

    [TestMethod]
    public void NarrowTakesARange()
    {
        Assert.AreSequenceEqual([2.0, 3.0, 5.0, 6.0], _matrix.Narrow(1, 1, 2).ToArray());
        Assert.AreSequenceEqual([4.0, 5.0, 6.0], _matrix.Narrow(0, 1, 1).ToArray());
        Assert.AreEqual<Shape>([1, 3], _matrix.Narrow(0, 1, 1).Shape);
        Assert.AreEqual<Shape>([2, 0], _matrix.Narrow(-1, 3, 0).Shape);
        Assert.AreEqual<Shape>([0, 3], _matrix.Narrow(0, 2, 0).Shape);
    }

    [TestMethod]
    public void NarrowRefusesWhatDoesNotExist()
    {
        Expect.Error<ArgumentOutOfRangeException>(() => _matrix.Narrow(1, 2, 2), "Narrow: 2 to 4 is not within dimension 1 of [2, 3]");
        Expect.Error<ArgumentOutOfRangeException>(() => _matrix.Narrow(0, -1, 1), "Narrow: -1 to 0");
        Expect.Error<ArgumentOutOfRangeException>(() => _matrix.Narrow(0, 1, -1), "Narrow: 1 to 0");
        Expect.Error<ArgumentOutOfRangeException>(() => _matrix.Narrow(0, 1, int.MaxValue), "Narrow: 1 to");
        Expect.Error<ArgumentOutOfRangeException>(() => _matrix.Narrow(2, 0, 1), "[2, 3]");
    }

    [TestMethod]
    public void UnbindGivesThePartsInOrder()
    {
        Unbound<double> columns = _matrix.Unbind(-1);
        Assert.AreEqual(3, columns.Count);
        Assert.AreSequenceEqual([2.0, 5.0], columns[1].ToArray());
        Assert.AreSequenceEqual([3.0, 6.0], columns[-1].ToArray());
        var sums = new List<double>();
        foreach (Variable<double> row in _matrix.Unbind())
            sums.Add(row.Sum().Item());
        Assert.AreSequenceEqual([6.0, 15.0], sums);
    }

    [TestMethod]
    public void UnbindDeconstructsIntoTwoOrThree()
    {
        var (first, second) = _matrix.Unbind();
        var (a, b, c) = _matrix.Unbind(1);
        Assert.AreEqual(15, (first + second)[0].Item() + (a + b + c)[1].Item() - 5);
        Expect.Error<InvalidOperationException>(() => { var (x, y) = _matrix.Unbind(1); }, "Unbind: [2, 3] has 3 parts along dimension 1, 2 were asked for");
        Expect.Error<InvalidOperationException>(() => { var (x, y, z) = _matrix.Unbind(); }, "has 2 parts along dimension 0, 3 were asked for");
    }

    [TestMethod]
    public void AScalarHasNoParts()
        => Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => Variable.Scalar(1.0).Unbind());
}
