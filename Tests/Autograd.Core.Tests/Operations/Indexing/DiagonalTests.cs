using Autograd.Core.Tests.Support;

namespace Autograd.Core.Tests.Operations.Indexing;

/// <summary>Diagonals and triangles at and beyond the edges of a matrix.</summary>
[TestClass]
public sealed class DiagonalTests
{
    private readonly Variable<double> _matrix = Variable.Create([1.0, 2, 3, 4, 5, 6], [2, 3]);

    [TestMethod]
    public void ADiagonalOutsideIsEmpty()
    {
        Assert.AreSequenceEqual([3.0], _matrix.Diagonal(2).ToArray());
        Assert.AreEqual<Shape>([0], _matrix.Diagonal(3).Shape);
        Assert.AreEqual<Shape>([0], _matrix.Diagonal(-2).Shape);
        Assert.AreEqual<Shape>([0], _matrix.Diagonal(int.MaxValue).Shape);
        Assert.AreEqual<Shape>([0], _matrix.Diagonal(int.MinValue).Shape);
        Assert.AreEqual<Shape>([0], _matrix.Diag(7).Shape);
    }

    [TestMethod]
    public void DimensionsMayBeExchanged()
    {
        Assert.AreSequenceEqual([2.0, 6], _matrix.Diagonal(1).ToArray());
        Assert.AreSequenceEqual([4.0], _matrix.Diagonal(1, 1, 0).ToArray());
        Assert.AreEqual<Shape>([4, 2], Variable.Zeros<double>([2, 4, 3]).Diagonal(0, 0, -1).Shape);
        Expect.Error<ArgumentException>(() => _matrix.Diagonal(0, 1, -1), "Diagonal: dimension -1 appears twice");
        Expect.Error<ArgumentOutOfRangeException>(() => _matrix[0].Diagonal(), "[3]");
    }

    [TestMethod]
    public void DiagTakesVectorsAndMatrices()
    {
        Assert.AreSequenceEqual([0.0, 0, 1, 0], Variable.Create([1.0]).Diag(-1).ToArray());
        Assert.AreEqual<Shape>([2, 2], Variable.Zeros<double>([0]).Diag(2).Shape);
        Expect.Error<ArgumentException>(() => Variable.Scalar(1.0).Diag(), "Diag: the operand must be a vector or a matrix, it is []");
    }

    [TestMethod]
    public void TrianglesBeyondTheEdgesAreAllOrNothing()
    {
        Assert.AreSequenceEqual(_matrix.ToArray(), _matrix.Tril(int.MaxValue).ToArray());
        Assert.AreSequenceEqual(_matrix.ToArray(), _matrix.Triu(int.MinValue).ToArray());
        Assert.AreSequenceEqual([0.0, 0, 0, 0, 0, 0], _matrix.Tril(-2).ToArray());
        Assert.AreSequenceEqual([0.0, 0, 3, 0, 0, 0], _matrix.Triu(2).ToArray());
        Expect.Error<ArgumentException>(() => _matrix[0].Tril(), "Tril: the operand must have at least two dimensions, it is [3]");
        Expect.Error<ArgumentException>(() => _matrix[0].Triu(), "Triu:");
    }

    [TestMethod]
    public void WhatATriangleLeavesOutDoesNotComeThrough()
    {
        var x = Variable.Create([1.0, double.NaN, 3, 4], [2, 2], requiresGrad: true);
        Variable<double> y = x.Tril();
        Assert.AreSequenceEqual([1.0, 0, 3, 4], y.ToArray());
        y.Backward(Variable.Create([1.0, double.NaN, 1, 1], [2, 2]));
        Assert.AreSequenceEqual([1.0, 0, 1, 1], x.Grad!.Value.ToArray());
    }
}
