using System.Runtime.CompilerServices;

namespace Autograd.Core.Kernels;

/// <summary>Rows of a matrix in chunks, chosen by their indices and read where they lie.</summary>
internal readonly ref struct ChosenRows<T> : IRows<T, ChosenRows<T>>
{
    private readonly ReadOnlySpan<ArraySegment<T>> _chunks;
    private readonly ReadOnlySpan<int> _indices;
    private readonly RowWindow _window;
    private readonly int _shift;
    private readonly int _columns;

    /// <summary>Chooses rows.</summary>
    /// <param name="chunks">Each holds as many rows as the others, the last perhaps fewer.</param>
    /// <param name="shift">The binary logarithm of the rows in a chunk.</param>
    /// <param name="columns">The length of a row; not 0.</param>
    /// <param name="indices">Those of the batch and of the next.</param>
    /// <param name="window">Which of them.</param>
    public ChosenRows(ReadOnlySpan<ArraySegment<T>> chunks, int shift, int columns, ReadOnlySpan<int> indices, RowWindow window)
    {
        _chunks = chunks;
        _indices = indices;
        _window = window;
        _shift = shift;
        _columns = columns;
    }

    public static bool AreFar => true;

    public int Count => _window.Count;

    public int Known => _window.Known - _window.First;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ReadOnlySpan<T> From(int row)
    {
        int index = _indices[_window.First + row];
        return _chunks[index >> _shift].AsSpan((index & ((1 << _shift) - 1)) * _columns);
    }

    public bool CanRead(int row, int reach)
        => reach <= _columns || Math.Min(Math.Min(From(row).Length, From(row + 1).Length), Math.Min(From(row + 2).Length, From(row + 3).Length)) >= reach;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref readonly T Start(int row)
    {
        int index = _indices[_window.First + row];
        ArraySegment<T> chunk = _chunks[index >> _shift];
        return ref chunk.Array![chunk.Offset + ((index & ((1 << _shift) - 1)) * _columns)];
    }

    public int Later(int row, int pass) => _window.Later(row, pass);

    public int Soon => 0;

    public ref readonly T StartOfLater(int row) => ref Start(row);

    public ChosenRows<T> Slice(int start, int count) => new(_chunks, _shift, _columns, _indices, _window.Slice(start, count));
}
