namespace Autograd.Core.Kernels;

/// <summary>Rows of one length, wherever they lie.</summary>
internal interface IRows<T, TSelf>
    where TSelf : struct, IRows<T, TSelf>, allows ref struct
{
    /// <summary>The number of rows.</summary>
    int Count { get; }

    /// <summary>Memory from the first element of a row on: the row, and what lies behind it where there is more.</summary>
    ReadOnlySpan<T> From(int row);

    /// <summary>Some of the rows.</summary>
    TSelf Slice(int start, int count);

    /// <summary>Begins to fetch a row into the processor's own cache, and does not wait for it.</summary>
    void Prefetch(int row);
}
