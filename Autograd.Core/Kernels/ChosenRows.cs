using System.Runtime.CompilerServices;

namespace Autograd.Core.Kernels;

/// <summary>Rows of a matrix in chunks, chosen by their indices and read where they lie.</summary>
/// <param name="chunks">Each holds as many rows as the others, the last perhaps fewer.</param>
/// <param name="shift">The binary logarithm of the rows in a chunk.</param>
/// <param name="columns">The length of a row; not 0.</param>
/// <param name="indices">Those of the rows, and of rows that will be used next.</param>
/// <param name="count">The number of rows.</param>
internal readonly ref struct ChosenRows<T>(ReadOnlySpan<ArraySegment<T>> chunks, int shift, int columns, ReadOnlySpan<int> indices, int count) : IRows<T, ChosenRows<T>>
{
    private const int BytesAhead = 8 << 10, FewestRowsAhead = 4, MostRowsAhead = 32;

    private readonly ReadOnlySpan<ArraySegment<T>> _chunks = chunks;
    private readonly ReadOnlySpan<int> _indices = indices;
    private readonly int _shift = shift;
    private readonly int _columns = columns;
    private readonly int _ahead = Math.Clamp(BytesAhead / (columns * Unsafe.SizeOf<T>()), FewestRowsAhead, MostRowsAhead);

    public static bool AreFar => true;

    public int Count { get; } = count;

    public int ElementsBeforeLine => 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ReadOnlySpan<T> From(int row)
    {
        int index = _indices[row];
        return _chunks[index >> _shift].AsSpan((index & ((1 << _shift) - 1)) * _columns);
    }

    public int EndOfReadable(int row, int reach)
    {
        if (reach <= _columns)
            return Count;
        while (row < Count && From(row).Length >= reach)
            row++;
        return row;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref readonly T Start(int row)
    {
        int index = _indices[row];
        ArraySegment<T> chunk = _chunks[index >> _shift];
        return ref chunk.Array![chunk.Offset + ((index & ((1 << _shift) - 1)) * _columns)];
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public unsafe void FetchBehind(int row)
    {
        if (row + _ahead >= _indices.Length)
            return;
        nint from = (nint)Unsafe.AsPointer(ref Unsafe.AsRef(in Start(row + _ahead)));
        Prefetch.Lines(from, from + (_columns * Unsafe.SizeOf<T>()));
    }

    public ChosenRows<T> Slice(int start, int count) => new(_chunks, _shift, _columns, _indices[start..], count);
}
