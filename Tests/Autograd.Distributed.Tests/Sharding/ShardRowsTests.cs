using Microsoft.ML;

namespace Autograd.Distributed.Tests.Sharding;

/// <summary>The rows of all ranks, one after the other, are the data.</summary>
[TestClass]
public sealed class ShardRowsTests
{
    private readonly MLContext _ml = new(seed: 1);

    [TestMethod]
    [DataRow(1)]
    [DataRow(2)]
    [DataRow(3)]
    [DataRow(4)]
    [DataRow(5)]
    [DataRow(6)]
    [DataRow(7)]
    [DataRow(8)]
    public void EveryRowIsOnOneRankInOrderAndEveryBlockIsWhole(int ranks)
    {
        for (int rows = 0; rows <= 20; rows++)
        {
            IDataView data = Counted(rows);
            foreach (int? blocks in new int?[] { null, 1, 2, 3, 5, 8, 16, 31 })
            {
                int[][] shares = [.. Enumerable.Range(0, ranks).Select(rank => Numbers(_ml.Data.ShardRows(data, new OneOf(rank, ranks), blocks)))];
                Assert.AreSequenceEqual(Enumerable.Range(0, rows), shares.SelectMany(share => share));

                int count = blocks ?? ranks;
                int[] ends = [.. shares.Select((_, rank) => shares[..(rank + 1)].Sum(share => share.Length))];
                int[] borders = [.. Enumerable.Range(0, count + 1).Select(block => block * rows / count)];
                for (int rank = 0; rank < ranks; rank++)
                    Assert.AreEqual(borders[(rank + 1) * count / ranks], ends[rank], $"{rows} rows, {count} blocks, rank {rank} of {ranks}");
            }
        }
    }

    [TestMethod]
    public void RowsThatAreNotCountedYetAreCounted()
    {
        IDataView data = _ml.Data.LoadFromEnumerable(Enumerable.Range(0, 11).Select(number => new Row { Number = number }));
        Assert.IsNull(data.GetRowCount());
        Assert.AreSequenceEqual([3, 4, 5, 6], Numbers(_ml.Data.ShardRows(data, new OneOf(1, 3))));
    }

    [TestMethod]
    public void AnEmptyShareHasTheSameSchemaAndNoRows()
    {
        IDataView data = Counted(2), share = _ml.Data.ShardRows(data, new OneOf(0, 3));
        Assert.AreEqual(0, share.GetRowCount());
        Assert.AreSequenceEqual(data.Schema.Select(column => (column.Name, column.Type)), share.Schema.Select(column => (column.Name, column.Type)));
        using DataViewRowCursor cursor = share.GetRowCursor(share.Schema);
        Assert.IsFalse(cursor.MoveNext());
    }

    [TestMethod]
    public void OneRankKeepsTheDataAsTheyAre()
    {
        IDataView data = Counted(5);
        Assert.AreSame(data, _ml.Data.ShardRows(data, new LocalCommunicator()));
    }

    [TestMethod]
    public void WithoutBlocksThereIsNothingToShareOut()
    {
        ArgumentOutOfRangeException thrown = Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => _ml.Data.ShardRows(Counted(5), new OneOf(0, 2), blocks: 0));
        Assert.StartsWith("ShardRows: blocks must be at least 1, but is 0.", thrown.Message);
    }

    private IDataView Counted(int rows) => _ml.Data.Cache(_ml.Data.LoadFromEnumerable(Enumerable.Range(0, rows).Select(number => new Row { Number = number }).ToList()));

    private int[] Numbers(IDataView data) => [.. _ml.Data.CreateEnumerable<Row>(data, reuseRowObject: false).Select(row => row.Number)];

    private sealed class Row
    {
        public int Number { get; set; }
    }
}
