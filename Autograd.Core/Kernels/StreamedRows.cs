using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Autograd.Core.Kernels;

/// <summary>Rows one after the other that come from far memory.</summary>
/// <param name="memory">Row after row, and those that will be used next.</param>
/// <param name="columns">The length of a row.</param>
/// <param name="count">The number of rows.</param>
internal readonly ref struct StreamedRows<T>(ReadOnlySpan<T> memory, int columns, int count) : IRows<T, StreamedRows<T>>
{
    // Far enough for memory to answer, and near enough that what has come is still in the nearest cache when it is used.
    private const int BytesAhead = 8 << 10;

    private readonly ReadOnlySpan<T> _memory = memory;
    private readonly int _columns = columns;

    public static bool AreFar => true;

    public int Count { get; } = count;

    public int ElementsBeforeLine => Rows.ElementsBeforeLine;

    private ContiguousRows<T> Rows => new(_memory, _columns, Count);

    public ReadOnlySpan<T> From(int row) => Rows.From(row);

    public int EndOfReadable(int row, int reach) => Rows.EndOfReadable(row, reach);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref readonly T Start(int row) => ref Unsafe.Add(ref MemoryMarshal.GetReference(_memory), row * _columns);

    // Each line once: the line that a row begins in the middle of belongs to the row before it.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public unsafe void FetchBehind(int row)
    {
        nint from = (nint)Unsafe.AsPointer(ref Unsafe.AsRef(in Start(row))) + BytesAhead;
        Prefetch.Lines(from + Prefetch.LineBytes - 1, from + (_columns * Unsafe.SizeOf<T>()));
    }

    public StreamedRows<T> Slice(int start, int count) => new(_memory[(start * _columns)..], _columns, count);
}
