using System.Runtime.CompilerServices;

namespace Autograd.Core.Kernels;

/// <summary>Rows of a matrix in chunks, chosen by their indices and read where they lie.</summary>
/// <param name="chunks">Each holds as many rows as the others, the last perhaps fewer.</param>
/// <param name="shift">The binary logarithm of the rows in a chunk.</param>
/// <param name="columns">The length of a row; not 0.</param>
/// <param name="rows">The indices.</param>
internal readonly ref struct ChosenRows<T>(ReadOnlySpan<T[]> chunks, int shift, int columns, ReadOnlySpan<int> rows) : IRows<T, ChosenRows<T>>
    where T : unmanaged
{
    private readonly ReadOnlySpan<T[]> _chunks = chunks;
    private readonly ReadOnlySpan<int> _rows = rows;
    private readonly int _shift = shift;
    private readonly int _mask = (1 << shift) - 1;
    private readonly int _columns = columns;

    public int Count => _rows.Length;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ReadOnlySpan<T> From(int row)
    {
        int index = _rows[row];
        return _chunks[index >> _shift].AsSpan((index & _mask) * _columns);
    }

    public ChosenRows<T> Slice(int start, int count) => new(_chunks, _shift, _columns, _rows.Slice(start, count));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Prefetch(int row) => Memory.Prefetch(From(row)[.._columns]);
}
