using System.Runtime.CompilerServices;

namespace Autograd.Core.Kernels;

/// <summary>Rows from far memory that have been used just now, and are at hand since.</summary>
internal readonly ref struct NearRows<T, TRows>(TRows rows) : IRows<T, NearRows<T, TRows>>
    where TRows : struct, IRows<T, TRows>, allows ref struct
{
    private readonly TRows _rows = rows;

    public static bool AreFar => false;

    public int Count => _rows.Count;

    public int ElementsBeforeLine => _rows.ElementsBeforeLine;

    public ReadOnlySpan<T> From(int row) => _rows.From(row);

    public int EndOfReadable(int row, int reach) => _rows.EndOfReadable(row, reach);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref readonly T Start(int row) => ref _rows.Start(row);

    public void FetchBehind(int row)
    {
    }

    public NearRows<T, TRows> Slice(int start, int count) => new(_rows.Slice(start, count));
}
