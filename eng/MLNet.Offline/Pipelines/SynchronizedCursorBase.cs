using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>A cursor that has a row for every row of its input.</summary>
internal abstract class SynchronizedCursorBase : DataViewRowCursor
{
    protected readonly IChannel Ch;

    // Moving goes straight to the cursor at the bottom, however many mappings lie between.
    internal readonly DataViewRowCursor Root;

    private bool _disposed;

    protected SynchronizedCursorBase(IChannelProvider provider, DataViewRowCursor input)
    {
        Ch = provider.Start("Cursor");
        Input = input;
        Root = input is SynchronizedCursorBase synchronized ? synchronized.Root : input;
    }

    public sealed override long Position => Root.Position;

    public sealed override long Batch => Root.Batch;

    protected DataViewRowCursor Input { get; }

    public sealed override bool MoveNext() => Root.MoveNext();

    public sealed override ValueGetter<DataViewRowId> GetIdGetter() => Input.GetIdGetter();

    protected override void Dispose(bool disposing)
    {
        if (_disposed)
            return;
        _disposed = true;
        if (disposing)
        {
            Input.Dispose();
            Ch.Dispose();
        }

        base.Dispose(disposing);
    }
}
