using System.Numerics;
using System.Runtime.InteropServices;

namespace Autograd.Core.Kernels;

/// <summary>The elements at the end of a row that do not fill all lanes, read as if they did, with zeros in the other lanes.</summary>
/// <remarks>
/// Where the row is long enough the lanes end with the row, otherwise they begin with it and reach into what lies behind. In which lane an element stands depends on nothing but the
/// length of the row.
/// </remarks>
internal readonly ref struct RowTail<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <summary>The first lane of what leaves nothing but the tail.</summary>
    public readonly ref T Mask;

    /// <summary>The tail of rows of a length.</summary>
    /// <param name="length">Not 0.</param>
    /// <param name="mask">Working memory of zeros, one element for each lane.</param>
    public RowTail(int length, Span<T> mask)
    {
        int lanes = mask.Length;
        Count = length % lanes;
        Reach = Math.Max(length, Count == 0 ? 0 : lanes);
        At = (nuint)Math.Max(0, length - lanes);
        if (Count > 0)
            MemoryMarshal.AsBytes(mask.Slice(First(length, lanes), Count)).Fill(0xFF);
        Mask = ref MemoryMarshal.GetReference(mask);
    }

    /// <summary>The number of elements; 0 where the row fills all lanes.</summary>
    public int Count { get; }

    /// <summary>How many elements from the beginning of a row must be there to be read.</summary>
    public int Reach { get; }

    /// <summary>Where the lanes of a row begin.</summary>
    public nuint At { get; }

    /// <summary>All lanes of a row behind which nothing may be read.</summary>
    /// <param name="row">The row.</param>
    /// <param name="lanes">Zeros; receives the tail.</param>
    public static void Copy(ReadOnlySpan<T> row, Span<T> lanes)
    {
        int count = row.Length % lanes.Length;
        if (count > 0)
            row[^count..].CopyTo(lanes[First(row.Length, lanes.Length)..]);
    }

    private static int First(int length, int lanes) => length >= lanes ? lanes - (length % lanes) : 0;
}
