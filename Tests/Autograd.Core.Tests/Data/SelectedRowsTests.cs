using Autograd.Core.Data;
using Autograd.Core.Tests.Support;

namespace Autograd.Core.Tests.Data;

/// <summary>Rows chosen by their indices and used where they lie.</summary>
[TestClass]
public sealed class SelectedRowsTests
{
    private readonly ArraySegment<float>[] _chunks = [new([-1, 1, 2, 3, 4, -2], 1, 4), new([5, 6, 7, 8, -3], 0, 4), new([9, 10])];
    private readonly SelectedRows<float> _rows = new(columnCount: 2);
    private readonly Variable<float> _weight = Variable.Create([10f, 1], [1, 2], requiresGrad: true);
    private readonly Variable<float> _bias = Variable.Create([100f], requiresGrad: true);

    [TestMethod]
    public void RowsComeInTheOrderGiven_AndAsOftenAsWanted()
    {
        _rows.Select(_chunks, rowsPerChunk: 2, new[] { 4, 0, 0, 3 });
        Variable<float> y = _rows.Linear(_weight, _bias);
        Assert.AreEqual<Shape>([4, 1], y.Shape);
        Assert.AreSequenceEqual([200f, 112, 112, 178], y.ToArray());
        y.Backward(Variable.Create([1f, 10, 100, 1000], [4, 1]));
        Assert.AreSequenceEqual([9f + 110 + 7000, 10 + 220 + 8000], _weight.Grad!.Value.ToArray());
        Assert.AreSequenceEqual([1111f], _bias.Grad!.Value.ToArray());
    }

    [TestMethod]
    public void UpcomingRowsAreNotSelected()
    {
        _rows.Select(_chunks, 2, new[] { 4, 0, 3, 1 }, upcoming: 3);
        Assert.AreEqual(1, _rows.RowCount);
        Variable<float> y = _rows.Linear(_weight);
        Assert.AreSequenceEqual([100f], y.ToArray());
        y.Backward(Variable.Ones<float>([1, 1]));
        Assert.AreSequenceEqual([9f, 10], _weight.Grad!.Value.ToArray());
    }

    [TestMethod]
    public void NoRowsGiveNothing()
    {
        _rows.Select(ReadOnlyMemory<ArraySegment<float>>.Empty, 1, ReadOnlyMemory<int>.Empty);
        Variable<float> y = _rows.Linear(_weight, _bias);
        Assert.AreEqual<Shape>([0, 1], y.Shape);
        y.Sum().Backward();
        Assert.AreSequenceEqual([0f, 0], _weight.Grad!.Value.ToArray());
    }

    /// <summary>Short rows are read together with what lies behind them, which must not count, whatever it is.</summary>
    [TestMethod]
    public void WhatLiesBehindARowDoesNotCount()
    {
        for (int columns = 1; columns <= 40; columns++)
        {
            float[] chunk = [.. Enumerable.Repeat(1f, 5 * columns), .. Enumerable.Repeat(float.NaN, columns), .. Enumerable.Repeat(float.PositiveInfinity, 2 * columns)];
            var rows = new SelectedRows<float>(columns);
            rows.Select(new ArraySegment<float>[] { chunk }, 8, new[] { 4, 3, 2, 1, 4 });
            Variable<float> weight = Variable.Ones<float>([1, columns], requiresGrad: true);
            Variable<float> y = rows.Linear(weight);
            Assert.AreSequenceEqual(Enumerable.Repeat((float)columns, 5), y.ToArray());
            y.Sum().Backward();
            Assert.AreSequenceEqual(Enumerable.Repeat(5f, columns), weight.Grad!.Value.ToArray());
        }
    }

    /// <summary>Rows are fetched ahead, also where a batch, or what comes after it, goes on in the next chunk or is the last.</summary>
    [TestMethod]
    [DataRow(100)]
    [DataRow(130)]
    [DataRow(700)]
    public void LongRowsInTheirOrder(int columns)
    {
        const int RowCount = 90, RowsPerChunk = 32, Batch = 20;
        float[] matrix = [.. Enumerable.Range(0, RowCount * columns).Select(i => MathF.Sin(i))];
        ArraySegment<float>[] chunks = [.. matrix.Chunk(RowsPerChunk * columns).Select(chunk => new ArraySegment<float>(chunk))];
        int[] order = [.. Enumerable.Range(0, RowCount)];
        Variable<float> weight = Variable.Create(matrix.AsSpan(0, columns), [1, columns], requiresGrad: true), copied = weight.Detach().Clone().RequiresGrad_();
        var rows = new SelectedRows<float>(columns);
        for (int start = 0; start < RowCount; start += Batch)
        {
            int count = Math.Min(Batch, RowCount - start), upcoming = Math.Min(Batch, RowCount - start - count);
            rows.Select(chunks, RowsPerChunk, order.AsMemory(start, count + upcoming), upcoming);
            Variable<float> y = rows.Linear(weight), expected = Variable.Create(matrix.AsSpan(start * columns, count * columns), [count, columns]).Linear(copied);
            Assert.AreSequenceEqual(expected.ToArray(), y.ToArray());
            y.Sum().Backward();
            expected.Sum().Backward();
        }

        Assert.AreSequenceEqual(copied.Grad!.Value.ToArray(), weight.Grad!.Value.ToArray());
    }

    /// <summary>A run of rows gives the bits of the same rows chosen by their indices, whatever lies behind it.</summary>
    [TestMethod]
    [DataRow(1)]
    [DataRow(10)]
    [DataRow(100)]
    [DataRow(700)]
    public void ARunNeedsNoIndices(int columns)
    {
        const int RowCount = 30;
        float[] matrix = [.. Enumerable.Range(0, RowCount * columns).Select(i => MathF.Sin(i)), .. Enumerable.Repeat(float.NaN, columns)];
        Variable<float> weight = Variable.Create(matrix.AsSpan(0, columns), [1, columns], requiresGrad: true), other = weight.Detach().Clone().RequiresGrad_();
        SelectedRows<float> run = new(columns), chosen = new(columns);
        foreach ((int start, int count) in new[] { (0, 30), (3, 20), (29, 1), (7, 0) })
        {
            run.SelectRun(new ArraySegment<float>(matrix)[(start * columns)..], count);
            chosen.Select(new ArraySegment<float>[] { matrix }, 32, Enumerable.Range(start, count).ToArray());
            Assert.AreEqual(count, run.RowCount);
            Assert.AreEqual(count > 0, run.IsContiguous);
            Variable<float> y = run.Linear(weight), expected = chosen.Linear(other);
            Assert.AreSequenceEqual(expected.ToArray(), y.ToArray());
            y.Sum().Backward();
            expected.Sum().Backward();
            Assert.AreSequenceEqual(other.Grad!.Value.ToArray(), weight.Grad!.Value.ToArray());
        }
    }

    [TestMethod]
    public void ARunThatIsTooLongIsRefused_AndTheSelectionStays()
    {
        _rows.Select(_chunks, 2, new[] { 4 });
        Expect.Error<ArgumentOutOfRangeException>(() => _rows.SelectRun(_chunks[0], 3), "SelectedRows: 3 rows of 2 elements cannot be selected, there are 2.");
        Expect.Error<ArgumentOutOfRangeException>(() => _rows.SelectRun(_chunks[0], -1), "SelectedRows: -1 rows of 2 elements cannot be selected");
        Expect.Error<ArgumentOutOfRangeException>(() => _rows.SelectRun(default, 1), "there are 0");
        Assert.AreSequenceEqual([100f], _rows.Linear(_weight).ToArray());
    }

    [TestMethod]
    public void RowsThatDoNotExistAreRefused()
    {
        Expect.Error<ArgumentOutOfRangeException>(() => _rows.Select(_chunks, 2, new[] { 0, 5 }), "SelectedRows: row 5 does not exist, there are 5.");
        Expect.Error<ArgumentOutOfRangeException>(() => _rows.Select(_chunks, 2, new[] { 0, -1 }), "SelectedRows: row -1 does not exist");
        Expect.Error<ArgumentOutOfRangeException>(() => _rows.Select(ReadOnlyMemory<ArraySegment<float>>.Empty, 2, new[] { 0 }), "there are 0");
        Expect.Error<ArgumentOutOfRangeException>(() => _rows.Select(_chunks, 2, new[] { 0 }, upcoming: 2), "SelectedRows: 2 of 1 rows cannot be upcoming.");
        Expect.Error<ArgumentException>(() => _rows.Select(_chunks, 3, new[] { 0 }), "must be a power of two, got 3");
        Expect.Error<ArgumentOutOfRangeException>(() => new SelectedRows<float>(0), "must be positive, got 0");
        Expect.Error<ArgumentException>(
            () => _rows.Select(new ArraySegment<float>[] { new float[4], new float[3], new float[4] }, 2, new[] { 1 }), "every chunk but the last must hold 2 rows of 2 elements, chunk 1 has 3 elements");
    }

    [TestMethod]
    public void AListChangedAfterwardsIsNotFollowedOutOfTheMatrix()
    {
        int[] list = [3, 1, 4, 0];
        _rows.Select(_chunks, 2, list);
        Variable<float> y = _rows.Linear(_weight).Sum();
        list[2] = 5;
        Expect.Error<ArgumentOutOfRangeException>(() => _rows.Linear(_weight), "SelectedRows: row 5 does not exist, there are 5.");
        Expect.Error<ArgumentOutOfRangeException>(() => y.Backward(), "SelectedRows: row 5 does not exist, there are 5.");
    }

    [TestMethod]
    public void AWeightThatDoesNotFitIsRefused()
    {
        _rows.Select(_chunks, 2, new[] { 0, 1, 2 });
        Expect.Error<ArgumentException>(() => _rows.Linear(Variable.Zeros<float>([1, 3])), "Linear: weight must be [out, in]", "weight is [1, 3] and the input is [3, 2]");
        Expect.Error<ArgumentException>(() => _rows.Linear(_weight, Variable.Zeros<float>([2])), "Linear: bias must be [1] as weight is [1, 2], bias is [2].");
    }

    [TestMethod]
    public void AnotherSelectionBeforeBackwardIsNoticed()
    {
        _rows.Select(_chunks, 2, new[] { 0, 1 });
        Variable<float> y = _rows.Linear(_weight).Sum();
        _rows.Select(_chunks, 2, new[] { 2, 3 });
        Expect.Error<InvalidOperationException>(() => y.Backward(), "has been modified by an in-place operation", "the selected rows [Single [2, 2]] of Linear are at version 2; expected version 1 instead");
        y = _rows.Linear(_weight).Sum();
        _rows.SelectRun(_chunks[0], 1);
        Expect.Error<InvalidOperationException>(() => y.Backward(), "the selected rows [Single [1, 2]] of Linear are at version 3; expected version 2 instead");
    }

    [TestMethod]
    public void AStepAllocatesNothing()
    {
        var tape = new Tape<float>();
        int[] order = [4, 0, 0, 3, 1];
        ReadOnlyMemory<ArraySegment<float>> chunks = _chunks;
        Assert.AreEqual(0, Allocation.Of(Step, 100));

        void Step()
        {
            _rows.Select(chunks, 2, order.AsMemory(0, 5), upcoming: 2);
            using (tape.Step())
                _rows.Linear(_weight, _bias).Sum().Backward();
            _rows.SelectRun(chunks.Span[0], 2);
            using (tape.Step())
                _rows.Linear(_weight, _bias).Sum().Backward();
        }
    }
}
