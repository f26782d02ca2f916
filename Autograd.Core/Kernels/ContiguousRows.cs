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

    public unsafe int ElementsBeforeLine
    {
        get
        {
            if (_columns * Unsafe.SizeOf<T>() % Prefetch.LineBytes != 0)
                return 0;
            nint address = (nint)Unsafe.AsPointer(ref MemoryMarshal.GetReference(_memory));
            return (int)(-address & (Prefetch.LineBytes - 1)) / Unsafe.SizeOf<T>();
        }
    }

    public ReadOnlySpan<T> From(int row) => _memory[(row * _columns)..];

    public int EndOfReadable(int row, int reach)
        => _memory.Length < reach ? 0 : Math.Min(Count, ((_memory.Length - reach) / _columns) + 1);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref readonly T Start(int row) => ref Unsafe.Add(ref MemoryMarshal.GetReference(_memory), row * _columns);

    public void FetchBehind(int row)
    {
    }

    public ContiguousRows<T> Slice(int start, int count) => new(_memory[(start * _columns)..], _columns, count);
}
