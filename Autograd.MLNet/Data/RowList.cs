namespace Autograd.MLNet.Data;

/// <summary>Rows by their indices.</summary>
/// <param name="Indices">The index of each.</param>
/// <param name="FirstOfRun">The first index, where each row is known to follow the one before it: then nobody need look at the others. Null where that is not known.</param>
internal readonly record struct RowList(ReadOnlyMemory<int> Indices, int? FirstOfRun = null)
{
    public int Count => Indices.Length;

    /// <summary>The first index, of rows that there are.</summary>
    public int First => FirstOfRun ?? Indices.Span[0];

    public static implicit operator RowList(int[] indices) => new(indices);

    public static implicit operator RowList(Memory<int> indices) => new(indices);

    /// <summary>All from one on.</summary>
    public RowList From(int start) => Slice(start, Count - start);

    /// <summary>Some of them.</summary>
    public RowList Slice(int start, int length) => new(Indices.Slice(start, length), FirstOfRun + start);
}
