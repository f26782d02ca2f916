using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Autograd.Core.Kernels;

/// <summary>Rows one after the other that are at hand.</summary>
/// <param name="memory">Row after row, and perhaps something behind them.</param>
/// <param name="columns">The length of a row.</param>
/// <param name="count">The number of rows.</param>
internal readonly ref struct ContiguousRows<T>(ReadOnlySpan<T> memory, int columns, int count) : IRows<T, ContiguousRows<T>>
{
    private readonly ReadOnlySpan<T> _memory = memory;
    private readonly int _columns = columns;

    /// <summary>The rows of a matrix that is at hand.</summary>
    public ContiguousRows(ReadOnlySpan<T> matrix, int columns)
        : this(matrix, columns, columns == 0 ? 0 : matrix.Length / columns)
    {
    }

    public static bool AreFar => false;

    public int Count { get; } = count;

    public int Known => Count;

    public ReadOnlySpan<T> From(int row) => _memory[(row * _columns)..];

    public bool CanRead(int row, int reach) => ((row + 3) * _columns) + reach <= _memory.Length;

    public ref readonly T Start(int row) => ref Unsafe.Add(ref MemoryMarshal.GetReference(_memory), row * _columns);

    public int Later(int row, int pass) => Count;

    public int Soon => 0;

    public ref readonly T StartOfLater(int row) => ref Start(row);

    public ContiguousRows<T> Slice(int start, int count) => new(_memory[(start * _columns)..], _columns, count);
}
