using System.Numerics;
using Autograd.Core.Data;

namespace Autograd.Core.Tests.Operations.Rows;

/// <summary>Selected rows that fit a weight, the same for each number of columns.</summary>
public static class SelectedMatrices
{
    private const int RowsPerChunk = 2;

    private static readonly int[] Rows = [4, 0, 3, 3, 1, 4, 2];

    public static SelectedRows<T> For<T>(Variable<T> weight)
        where T : unmanaged, IFloatingPointIeee754<T> => Made<T>.With(weight.Shape[1]);

    /// <summary>The same by plain loops.</summary>
    public static NaiveArray Dense(NaiveArray weight)
    {
        int columns = weight.Lengths[1];
        return NaiveArray.Of([Rows.Length, columns], i => Element((Rows[i[0]] * columns) + i[1]));
    }

    private static double Element(int index) => ((index * 7) % 13) - 5.75;

    private static class Made<T>
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        private static readonly Dictionary<int, SelectedRows<T>> ByColumnCount = [];

        public static SelectedRows<T> With(int columnCount)
        {
            if (!ByColumnCount.TryGetValue(columnCount, out SelectedRows<T>? rows))
                ByColumnCount.Add(columnCount, rows = Make(columnCount));
            return rows;
        }

        private static SelectedRows<T> Make(int columnCount)
        {
            int perChunk = RowsPerChunk * columnCount;
            ArraySegment<T>[] chunks = [.. Enumerable.Range(0, 5 * columnCount).Select(i => T.CreateChecked(Element(i))).Chunk(perChunk)];
            var rows = new SelectedRows<T>(columnCount);
            rows.Select(chunks, RowsPerChunk, Rows);
            return rows;
        }
    }
}
