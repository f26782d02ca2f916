using Autograd.Core.Tests.Support;

namespace Autograd.Core.Tests;

/// <summary>Reading elements, and the identity of variables.</summary>
[TestClass]
public sealed class ElementTests
{
    private readonly Variable<double> _matrix = Variable.Create([1.0, 2.0, 3.0, 4.0], [2, 2]);

    [TestMethod]
    public void ItemReadsTheOnlyElement()
    {
        Assert.AreEqual(5, Variable.Scalar(5.0, requiresGrad: true).Item());
        Assert.AreEqual(4, _matrix[1][1].Item());
        Expect.Error<InvalidOperationException>(() => _matrix.Item(), "Item", "only a variable of one element", "[2, 2]");
        Expect.Error<InvalidOperationException>(() => Variable.Zeros<double>([0]).Item(), "[0]");
    }

    [TestMethod]
    public void ToArrayCopies()
    {
        double[] copy = _matrix.ToArray();
        copy[0] = 100;
        Assert.AreEqual(1, _matrix[0][0].Item());
        Assert.AreSequenceEqual([3.0, 4.0], _matrix[1].ToArray());
    }

    [TestMethod]
    public void CopyToNeedsRoom()
    {
        double[] destination = [9, 9, 9, 9, 9];
        _matrix.CopyTo(destination);
        Assert.AreSequenceEqual([1.0, 2.0, 3.0, 4.0, 9.0], destination);
        Expect.Error<ArgumentException>(() => _matrix.CopyTo(new double[3]), "CopyTo", "3 elements", "[2, 2]", "4", "'destination'");
    }

    [TestMethod]
    public void AsSpanShowsTheElementsThemselves()
    {
        ReadOnlySpan<double> span = _matrix.AsSpan();
        _matrix.Fill_(7);
        Assert.AreSequenceEqual([7.0, 7.0, 7.0, 7.0], span.ToArray());
        Assert.IsTrue(_matrix[1].AsSpan().Overlaps(span, out int offset));
        Assert.AreEqual(-2, offset);
    }

    [TestMethod]
    public void AsSpanIsNotForWhatRequiresGrad()
    {
        var leaf = Variable.Create([1.0], requiresGrad: true);
        Expect.Error<InvalidOperationException>(() => leaf.AsSpan(), "AsSpan", "can't be called on a variable that requires grad", "Detach().AsSpan()");
        Assert.AreEqual(1, leaf.Detach().AsSpan()[0]);
    }

    [TestMethod]
    public void ShapeRankAndLength()
    {
        Assert.AreEqual<Shape>([2, 2], _matrix.Shape);
        Assert.AreEqual(2, _matrix.Rank);
        Assert.AreEqual(4, _matrix.FlattenedLength);
    }

    [TestMethod]
    public void EqualityIsIdentity()
    {
        Variable<double> handle = _matrix, other = Variable.Create([1.0, 2.0, 3.0, 4.0], [2, 2]);
        Assert.IsTrue(handle == _matrix);
        Assert.AreEqual(handle.GetHashCode(), _matrix.GetHashCode());
        Assert.IsTrue(handle.Equals((object)_matrix));
        Assert.IsTrue(other != _matrix);
        Assert.IsTrue(_matrix.Detach() != _matrix);
        Assert.IsFalse(_matrix.Equals("a matrix"));
    }

    [TestMethod]
    public void TheDefaultIsNoVariable()
    {
        Variable<double> nothing = default;
        Expect.Error<InvalidOperationException>(() => _ = nothing.Shape, "not initialised", "Variable.Create");
        Expect.Error<InvalidOperationException>(() => _ = nothing + _matrix, "not initialised");
        Expect.Error<InvalidOperationException>(() => nothing.Backward(), "not initialised");
        Assert.AreEqual("tensor(<not valid>)", nothing.ToString());
    }
}
