namespace Autograd.Core.Kernels;

/// <summary>Rows of one length, wherever they lie.</summary>
internal interface IRows<T, TSelf>
    where TSelf : struct, IRows<T, TSelf>, allows ref struct
{
    /// <summary>Whether rows come from far memory, and those that will be used later are fetched ahead.</summary>
    static abstract bool AreFar { get; }

    /// <summary>The number of rows.</summary>
    int Count { get; }

    /// <summary>Memory from the first element of a row on: the row, and what lies behind it where there is more.</summary>
    ReadOnlySpan<T> From(int row);

    /// <summary>The first of two rows that will be used later, to be fetched while four rows from <paramref name="row"/> on are used; below 0 where there is none.</summary>
    /// <param name="row">The first row in use.</param>
    /// <param name="pass">0 while forward uses the rows, which fetches the first half of those that come next, and 1 while backward does, which fetches the second.</param>
    int Later(int row, int pass);

    /// <summary>Memory from the first element of a row on that will be used later.</summary>
    ReadOnlySpan<T> FromLater(int row);

    /// <summary>Some of the rows.</summary>
    TSelf Slice(int start, int count);
}
