namespace Autograd.Core.Kernels;

/// <summary>Chosen rows of a table, and a window that has them one after the other.</summary>
internal static class TableRows
{
    /// <summary><c>window_i = table_(rows_i)</c></summary>
    /// <param name="table">The table.</param>
    /// <param name="rows">Which rows.</param>
    /// <param name="columns">The length of a row.</param>
    /// <param name="window">As many rows as are chosen.</param>
    public static void Gather<T>(ReadOnlySpan<T> table, ReadOnlySpan<int> rows, int columns, Span<T> window)
    {
        for (int i = 0; i < rows.Length; i++)
        {
            if (columns == 1)
                window[i] = table[rows[i]];
            else
                table.Slice(rows[i] * columns, columns).CopyTo(window.Slice(i * columns, columns));
        }
    }

    /// <summary><c>table_(rows_i) = window_i</c></summary>
    /// <param name="window">As many rows as are chosen.</param>
    /// <param name="rows">Which rows.</param>
    /// <param name="columns">The length of a row.</param>
    /// <param name="table">The table.</param>
    public static void Scatter<T>(ReadOnlySpan<T> window, ReadOnlySpan<int> rows, int columns, Span<T> table)
    {
        for (int i = 0; i < rows.Length; i++)
        {
            if (columns == 1)
                table[rows[i]] = window[i];
            else
                window.Slice(i * columns, columns).CopyTo(table.Slice(rows[i] * columns, columns));
        }
    }
}
