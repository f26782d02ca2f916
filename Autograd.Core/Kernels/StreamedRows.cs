using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Autograd.Core.Kernels;

/// <summary>Chosen rows of which those of the batch lie one after the other, so that they are found without a look at their indices.</summary>
/// <param name="chosen">The rows, and those of the next batch.</param>
/// <param name="memory">From the first row of <paramref name="chosen"/> on.</param>
/// <param name="columns">The length of a row; not 0.</param>
internal readonly ref struct StreamedRows<T>(ChosenRows<T> chosen, ReadOnlySpan<T> memory, int columns) : IRows<T, StreamedRows<T>>
{
    // Rows that are used faster than memory gives them: what it is asked for too fast the processor drops. Asked for again so far ahead, and line after line, they have come when they are needed.
    private const int LongRowBytes = 416, BytesAhead = 12 << 10, FewestRowsAhead = 8;

    private readonly ChosenRows<T> _chosen = chosen;
    private readonly ReadOnlySpan<T> _memory = memory;
    private readonly int _columns = columns;

    public static bool AreFar => true;

    public int Count => _chosen.Count;

    public int Known => _chosen.Known;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ReadOnlySpan<T> From(int row) => _memory[(row * _columns)..];

    public bool CanRead(int row, int reach) => ((row + 3) * _columns) + reach <= _memory.Length;

    public ref readonly T Start(int row) => ref Unsafe.Add(ref MemoryMarshal.GetReference(_memory), row * _columns);

    public int Later(int row, int pass) => _chosen.Later(row, pass);

    public int Soon
    {
        get
        {
            int bytes = _columns * Unsafe.SizeOf<T>();
            return bytes < LongRowBytes ? 0 : Math.Max(FewestRowsAhead, BytesAhead / bytes);
        }
    }

    // Those after a run mostly go on with it.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref readonly T StartOfLater(int row)
    {
        int at = row * _columns;
        return ref (uint)at < (uint)_memory.Length ? ref Unsafe.Add(ref MemoryMarshal.GetReference(_memory), at) : ref _chosen.Start(row);
    }

    public StreamedRows<T> Slice(int start, int count) => new(_chosen.Slice(start, count), _memory[(start * _columns)..], _columns);
}
