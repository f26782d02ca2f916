namespace Autograd.Core.Kernels;

/// <summary>Rows of one length, wherever they lie.</summary>
internal interface IRows<T, TSelf>
    where TSelf : struct, IRows<T, TSelf>, allows ref struct
{
    /// <summary>Whether rows come from far memory, and those that will be used later are fetched ahead.</summary>
    static abstract bool AreFar { get; }

    /// <summary>The number of rows.</summary>
    int Count { get; }

    /// <summary>The number of rows with those that will be used later.</summary>
    int Known { get; }

    /// <summary>Memory from the first element of a row on: the row, and what lies behind it where there is more.</summary>
    ReadOnlySpan<T> From(int row);

    /// <summary>Whether four rows from one on can be read so far.</summary>
    /// <param name="row">The first of them.</param>
    /// <param name="reach">How many elements from the beginning of each; at least a row's.</param>
    bool CanRead(int row, int reach);

    /// <summary>The first element of a row that <see cref="CanRead"/> has been asked for.</summary>
    ref readonly T Start(int row);

    /// <summary>The first of the rows that will be used later, and are to be fetched now: two while four rows are used, as long as they are <see cref="Known"/>.</summary>
    /// <param name="row">The first row in use.</param>
    /// <param name="pass">0 while forward uses the rows, which fetches the first half of those that come next, and 1 while backward does, which fetches the second.</param>
    int Later(int row, int pass);

    /// <summary>How many rows ahead of those in use forward fetches rows once more; 0 where it does not.</summary>
    int Soon { get; }

    /// <summary>The first element of a row that will be used later, to be fetched, not read.</summary>
    ref readonly T StartOfLater(int row);

    /// <summary>Some of the rows.</summary>
    TSelf Slice(int start, int count);
}
