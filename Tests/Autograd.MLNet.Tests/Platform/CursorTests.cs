using Microsoft.ML;
using Microsoft.ML.Data;

namespace Autograd.MLNet.Tests.Platform;

/// <summary>Cursors read what is asked for, when it is asked for.</summary>
[TestClass]
public sealed class CursorTests
{
    private readonly MLContext _ml = new(1);

    [TestMethod]
    public void InactiveColumnsAreNotRead()
    {
        var rows = new[] { new Counted(), new Counted() };
        var data = _ml.Data.LoadFromEnumerable(rows);
        Assert.AreEqual("1 | 1", Show.Rows(data, "Cheap"));
        Assert.AreEqual(0, rows.Sum(row => row.Reads));
        Assert.AreEqual("2 | 2", Show.Rows(data, "Costly"));
        Assert.AreEqual(2, rows.Sum(row => row.Reads));
    }

    [TestMethod]
    public void ActiveColumnsAreReadOnlyThroughTheirGetter()
    {
        var row = new Counted();
        var data = _ml.Data.LoadFromEnumerable([row]);
        using var cursor = data.GetRowCursor(data.Schema);
        cursor.GetGetter<float>(data.Schema["Costly"]);
        while (cursor.MoveNext())
        {
        }
        Assert.AreEqual(0, row.Reads);
    }

    [TestMethod]
    public void TransformsReadTheColumnsTheyNeed()
    {
        var row = new Counted();
        var data = _ml.Data.LoadFromEnumerable([row]);
        var result = _ml.Transforms.CopyColumns("A", "Cheap").Append(_ml.Transforms.CopyColumns("B", "Costly")).Fit(data).Transform(data);
        Assert.AreEqual("1", Show.Rows(result, "A"));
        Assert.AreEqual(0, row.Reads);
        Assert.AreEqual("2", Show.Rows(result, "B"));
        Assert.AreEqual(1, row.Reads);
    }

    [TestMethod]
    public void SourcesAreEnumeratedAsTheCursorMoves()
    {
        var produced = 0;
        IEnumerable<Counted> Rows()
        {
            while (true)
            {
                produced++;
                yield return new Counted();
            }
        }
        using var cursor = _ml.Data.LoadFromEnumerable(Rows()).GetRowCursor([]);
        Assert.AreEqual(0, produced);
        cursor.MoveNext();
        cursor.MoveNext();
        Assert.AreEqual(2, produced);
    }

    [TestMethod]
    public void PositionCountsRows()
    {
        var data = _ml.Data.LoadFromEnumerable(Row.Numbered(2));
        using var cursor = data.GetRowCursor(data.Schema);
        Assert.AreEqual(-1, cursor.Position);
        Assert.IsTrue(cursor.MoveNext());
        Assert.AreEqual(0, cursor.Position);
        Assert.IsTrue(cursor.MoveNext());
        Assert.AreEqual(1, cursor.Position);
        Assert.IsFalse(cursor.MoveNext());
        Assert.AreEqual(-1, cursor.Position);
        Assert.IsFalse(cursor.MoveNext());
    }

    [TestMethod]
    public void OnlyRequestedColumnsAreActive()
    {
        var data = _ml.Data.LoadFromEnumerable([new Counted()]);
        using var cursor = data.GetRowCursor([data.Schema["Cheap"]]);
        Assert.IsTrue(cursor.IsColumnActive(data.Schema["Cheap"]));
        Assert.IsFalse(cursor.IsColumnActive(data.Schema["Costly"]));
        Assert.AreSame(data.Schema, cursor.Schema);
    }

    [TestMethod]
    public void AnInactiveColumnHasNoGetter()
    {
        var data = _ml.Data.LoadFromEnumerable([new Counted()]);
        using var cursor = data.GetRowCursor([data.Schema["Cheap"]]);
        Assert.AreEqual(
            "ArgumentOutOfRangeException: requested column not active (Parameter 'column')",
            Show.Error(() => cursor.GetGetter<float>(data.Schema["Costly"])));

        var copied = _ml.Transforms.CopyColumns("A", "Cheap").Fit(data).Transform(data);
        using var mapped = copied.GetRowCursor([copied.Schema["Cheap"]]);
        Assert.AreEqual(
            "InvalidOperationException: Operation is not valid due to the current state of the object.",
            Show.Error(() => mapped.GetGetter<float>(copied.Schema["A"])));
        Assert.AreEqual(
            "InvalidOperationException: Operation is not valid due to the current state of the object.",
            Show.Error(() => mapped.GetGetter<float>(copied.Schema["Costly"])));
    }

    [TestMethod]
    public void AGetterOfAnotherTypeIsAnError()
    {
        var data = _ml.Data.LoadFromEnumerable([new Counted()]);
        using var cursor = data.GetRowCursor(data.Schema);
        Assert.AreEqual(
            "InvalidOperationException: Invalid TValue in GetGetter for column #Cheap: Single: 'System.Double', expected type: 'System.Single'.",
            Show.Error(() => cursor.GetGetter<double>(data.Schema["Cheap"])));

        var copied = _ml.Transforms.CopyColumns("A", "Cheap").Fit(data).Transform(data);
        using var mapped = copied.GetRowCursor(copied.Schema);
        Assert.AreEqual(
            "InvalidOperationException: Invalid TValue: 'System.Double', expected type: 'System.Single'.",
            Show.Error(() => mapped.GetGetter<double>(copied.Schema["A"])));
    }

    [TestMethod]
    public void RowsHaveStableIds()
    {
        var data = _ml.Data.LoadFromEnumerable(Row.Numbered(3));
        Assert.AreEqual("00000000000000000000000000000000 00000000000000000000000000000001 00000000000000000000000000000002", Ids(data));
        var copied = _ml.Transforms.CopyColumns("A", "Label").Fit(data).Transform(data);
        Assert.AreEqual("00000000000000000000000000000000 00000000000000000000000000000001 00000000000000000000000000000002", Ids(copied));
        Assert.AreEqual(
            "00000000000000000000000000000000 00000000000000000000000000000001 00000000000000000000000000000002",
            Ids(_ml.Data.Cache(data)));
    }

    [TestMethod]
    public void OnlyCachedObjectsCanBeShuffled()
    {
        var data = _ml.Data.LoadFromEnumerable(Row.Numbered(3));
        Assert.IsFalse(data.CanShuffle);
        Assert.IsTrue(_ml.Data.Cache(data).CanShuffle);
    }

    private static string Ids(IDataView data)
    {
        using var cursor = data.GetRowCursor(data.Schema);
        var getter = cursor.GetIdGetter();
        var ids = new List<string>();
        while (cursor.MoveNext())
        {
            var id = default(DataViewRowId);
            getter(ref id);
            ids.Add(id.ToString());
        }
        return string.Join(' ', ids);
    }

    private sealed class Counted
    {
        [NoColumn] public int Reads;

        public float Cheap { get; set; } = 1;

        public float Costly
        {
            get
            {
                Reads++;
                return 2;
            }
        }
    }
}
