using Microsoft.ML;
using Microsoft.ML.Data;

namespace Autograd.MLNet.Tests.Training;

/// <summary>Another view of the same data that remembers how it was read, and can interfere.</summary>
internal sealed class WatchedView(IDataView data) : IDataView
{
    /// <summary>The readings so far, in their order.</summary>
    public List<Reading> Readings { get; } = [];

    /// <summary>Called before a cursor is opened, with the number of the reading.</summary>
    public Action<int>? OnOpen { get; init; }

    /// <summary>Called before a cursor moves, with the number of the reading and how often it has moved.</summary>
    public Action<int, int>? OnMove { get; init; }

    public bool CanShuffle => data.CanShuffle;

    public DataViewSchema Schema => data.Schema;

    public long? GetRowCount() => data.GetRowCount();

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random? rand = null)
    {
        OnOpen?.Invoke(Readings.Count);
        var reading = new Reading();
        var cursor = new Cursor(data.GetRowCursor(columnsNeeded, rand), reading, rows => OnMove?.Invoke(Readings.IndexOf(reading), rows));
        Readings.Add(reading);
        return cursor;
    }

    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random? rand = null)
        => throw new NotSupportedException("Training reads with one cursor.");

    /// <summary>What happened to a cursor.</summary>
    public sealed class Reading
    {
        private volatile int _rows;

        /// <summary>Everybody who had to do with it.</summary>
        public HashSet<Thread> Threads { get; } = [Thread.CurrentThread];

        /// <summary>How many rows it has gone over.</summary>
        public int Rows
        {
            get => _rows;
            set => _rows = value;
        }

        public bool IsClosed { get; set; }
    }

    private sealed class Cursor(DataViewRowCursor cursor, Reading reading, Action<int> onMove) : DataViewRowCursor
    {
        public override long Position => cursor.Position;

        public override long Batch => cursor.Batch;

        public override DataViewSchema Schema => cursor.Schema;

        public override bool IsColumnActive(DataViewSchema.Column column) => cursor.IsColumnActive(column);

        public override ValueGetter<DataViewRowId> GetIdGetter() => cursor.GetIdGetter();

        public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column)
        {
            ValueGetter<TValue> getter = cursor.GetGetter<TValue>(column);
            return (ref TValue value) =>
            {
                reading.Threads.Add(Thread.CurrentThread);
                getter(ref value);
            };
        }

        public override bool MoveNext()
        {
            reading.Threads.Add(Thread.CurrentThread);
            onMove(reading.Rows);
            if (!cursor.MoveNext())
                return false;
            reading.Rows++;
            return true;
        }

        protected override void Dispose(bool disposing)
        {
            reading.Threads.Add(Thread.CurrentThread);
            reading.IsClosed = true;
            cursor.Dispose();
            base.Dispose(disposing);
        }
    }
}
