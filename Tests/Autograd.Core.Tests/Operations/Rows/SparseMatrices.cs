using System.Numerics;
using Autograd.Core.Sparse;

namespace Autograd.Core.Tests.Operations.Rows;

/// <summary>Sparse rows to multiply weights with: seven of them, of which some are empty and some have a column twice.</summary>
public static class SparseMatrices
{
    public static SparseRows<T> For<T>(Variable<T> weight)
        where T : unmanaged, IFloatingPointIeee754<T> => Made<T>.With(weight.Shape[0]);

    /// <summary>The same by plain loops.</summary>
    public static NaiveArray Dense(SparseRows<double> x)
    {
        double[] elements = new double[x.RowCount * x.ColumnCount];
        for (int row = 0; row < x.RowCount; row++)
        {
            for (int i = x.RowOffsets[row]; i < x.RowOffsets[row + 1]; i++)
                elements[(row * x.ColumnCount) + x.ColumnIndices[i]] += x.Values[i];
        }

        return new NaiveArray([x.RowCount, x.ColumnCount], elements);
    }

    public static NaiveArray Dense(NaiveArray weight) => Dense(Made<double>.With(weight.Lengths[0]));

    private static class Made<T>
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        private static readonly Dictionary<int, SparseRows<T>> ByColumnCount = [];

        public static SparseRows<T> With(int columnCount)
        {
            if (!ByColumnCount.TryGetValue(columnCount, out SparseRows<T>? rows))
                ByColumnCount.Add(columnCount, rows = Make(columnCount));
            return rows;
        }

        private static SparseRows<T> Make(int columnCount)
        {
            var rows = new SparseRows<T>(columnCount);
            foreach (int length in (int[])[3, 0, 1, 5, 9, 0, 2])
            {
                int[] columns = [.. Enumerable.Range(0, columnCount == 0 ? 0 : length).Select(i => ((i * i) + (3 * length)) % columnCount)];
                rows.Add(columns, [.. columns.Select((_, i) => T.CreateChecked(((i * 7) % 5) - 1.75))]);
            }

            return rows;
        }
    }
}
