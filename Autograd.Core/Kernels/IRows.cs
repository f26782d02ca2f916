namespace Autograd.Core.Kernels;

/// <summary>Rows of one length, wherever they lie.</summary>
internal interface IRows<T, TSelf>
    where TSelf : struct, IRows<T, TSelf>, allows ref struct
{
    /// <summary>Whether rows come from far memory: they are used one after the other, and fetched ahead.</summary>
    static abstract bool AreFar { get; }

    /// <summary>The number of rows.</summary>
    int Count { get; }

    /// <summary>Memory from the first element of a row on: the row, and what lies behind it where there is more.</summary>
    ReadOnlySpan<T> From(int row);

    /// <summary>The first row, from one on, that cannot be read so far, or a smaller number; <see cref="Count"/> where all can.</summary>
    /// <param name="row">Where to begin.</param>
    /// <param name="reach">How many elements from the beginning of each; at least a row's.</param>
    int EndOfReadable(int row, int reach);

    /// <summary>The first element of a row that can be read.</summary>
    ref readonly T Start(int row);

    /// <summary>How many elements of every row come before a line of the processor's cache begins; 0 where that is not the same for all. Rows may move meanwhile: for speed alone.</summary>
    int ElementsBeforeLine { get; }

    /// <summary>Begins to fetch what will be used some rows after one; nothing where rows are at hand.</summary>
    void FetchBehind(int row);

    /// <summary>Some of the rows.</summary>
    TSelf Slice(int start, int count);
}
