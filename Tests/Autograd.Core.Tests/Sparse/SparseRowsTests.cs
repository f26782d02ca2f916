using Autograd.Core.Sparse;
using Autograd.Core.Tests.Support;

namespace Autograd.Core.Tests.Sparse;

/// <summary>Filling a batch of sparse rows.</summary>
[TestClass]
public sealed class SparseRowsTests
{
    private readonly SparseRows<double> _rows = new(columnCount: 5);

    [TestMethod]
    public void RowsFollowEachOther()
    {
        _rows.Add([4, 0], [1.5, 2.5]);
        _rows.Add([], []);
        _rows.Add([2], [3.5]);
        Assert.AreEqual(5, _rows.ColumnCount);
        Assert.AreEqual(3, _rows.RowCount);
        Assert.AreEqual(3, _rows.NonZeroCount);
        Assert.AreSequenceEqual([0, 2, 2, 3], _rows.RowOffsets.ToArray());
        Assert.AreSequenceEqual([4, 0, 2], _rows.ColumnIndices.ToArray());
        Assert.AreSequenceEqual([1.5, 2.5, 3.5], _rows.Values.ToArray());
    }

    [TestMethod]
    public void ANewBatchIsEmpty()
    {
        Assert.AreEqual(0, _rows.RowCount);
        Assert.AreEqual(0, _rows.NonZeroCount);
        Assert.AreSequenceEqual([0], _rows.RowOffsets.ToArray());
    }

    [TestMethod]
    public void AppendedRowsAreFilledInPlace()
    {
        _rows.Add([3], [1]);
        var (columns, values) = _rows.Append(2);
        (columns[0], columns[1]) = (1, 4);
        (values[0], values[1]) = (5, 6);
        Assert.AreSequenceEqual([3, 1, 4], _rows.ColumnIndices.ToArray());
        Assert.AreSequenceEqual([1.0, 5, 6], _rows.Values.ToArray());
        Assert.AreSequenceEqual([0, 1, 3], _rows.RowOffsets.ToArray());
    }

    [TestMethod]
    public void ManyRowsOfManyElementsAreKept()
    {
        var rows = new SparseRows<float>(columnCount: 1000);
        for (int row = 0; row < 100; row++)
            rows.Add([.. Enumerable.Range(row, row)], [.. Enumerable.Range(0, row).Select(i => (float)(row + i))]);
        Assert.AreEqual(100, rows.RowCount);
        Assert.AreEqual(4950, rows.NonZeroCount);
        int start = rows.RowOffsets[99];
        Assert.AreSequenceEqual([.. Enumerable.Range(99, 99)], rows.ColumnIndices[start..].ToArray());
        Assert.AreSequenceEqual([.. Enumerable.Range(99, 99).Select(i => (float)i)], rows.Values[start..].ToArray());
    }

    [TestMethod]
    public void RefillingAllocatesNothing()
    {
        int[] columns = [1, 2, 3];
        double[] values = [4, 5, 6];
        Assert.AreEqual(0, Allocation.Of(
            () =>
            {
                _rows.Clear();
                for (int row = 0; row < 100; row++)
                    _rows.Add(columns, values);
            },
            times: 100));
        Assert.AreEqual(300, _rows.NonZeroCount);
    }

    [TestMethod]
    public void WhatIsRefusedAddsNothing()
    {
        Expect.Error<ArgumentException>(() => _rows.Add([1, 2], [1]), "as many columns as values, got 2 and 1");
        Expect.Error<ArgumentOutOfRangeException>(() => _rows.Add([1, 5], [1, 2]), "column 5 does not exist, there are 5");
        Expect.Error<ArgumentOutOfRangeException>(() => _rows.Add([-1], [1]), "column -1 does not exist");
        Expect.Error<ArgumentOutOfRangeException>(() => _rows.Append(-1), "-1");
        Expect.Error<ArgumentOutOfRangeException>(() => new SparseRows<double>(-1), "must not be negative, got -1");
        Assert.AreEqual(0, _rows.RowCount);
    }
}
