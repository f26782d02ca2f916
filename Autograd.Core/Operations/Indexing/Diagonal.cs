using System.Numerics;
using Autograd.Core.Kernels;

namespace Autograd.Core;

public static partial class Variable
{
    /// <summary><c>y_i = x_(i, i + offset)</c> of two dimensions, which become one at the end; <c>dx_(i, i + offset) += dy_i</c>.</summary>
    /// <param name="x">The operand, with at least two dimensions.</param>
    /// <param name="offset">Which diagonal: above the main one where positive, below where negative.</param>
    /// <param name="dim1">The dimension of rows; counted from the end where negative.</param>
    /// <param name="dim2">The dimension of columns.</param>
    /// <exception cref="ArgumentOutOfRangeException">A dimension does not exist.</exception>
    /// <exception cref="ArgumentException">The dimensions are the same.</exception>
    public static Variable<T> Diagonal<T>(this Variable<T> x, int offset = 0, int dim1 = 0, int dim2 = 1)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Shape shape = x.Shape;
        Dimensions.Mask<DiagonalName>(shape, [dim1, dim2]);
        int rows = shape.Normalize(dim1), columns = shape.Normalize(dim2);
        PerDimension of = PerDimension.RowMajorStrides(shape.Lengths), strides = default;
        Span<int> lengths = stackalloc int[shape.Rank - 1];
        int rank = 0;
        for (int d = 0; d < shape.Rank; d++)
        {
            if (d == rows || d == columns)
                continue;
            lengths[rank] = shape.Lengths[d];
            strides[rank++] = of[d];
        }

        lengths[rank] = DiagonalName.Length(shape.Lengths[rows], shape.Lengths[columns], offset);
        strides[rank] = of[rows] + of[columns];
        int start = lengths[rank] == 0 ? 0 : (Math.Max(0, offset) * of[columns]) + (Math.Max(0, -offset) * of[rows]);
        return Recorder.Unary(x, new Shape(lengths), new StridedOperation<T, DiagonalName>(start, strides));
    }
}

internal readonly struct DiagonalName : IOperation
{
    public static string Name => "Diagonal";

    /// <summary>The number of elements on a diagonal of a matrix.</summary>
    public static int Length(int rows, int columns, int offset)
        => (int)Math.Max(0, offset >= 0 ? Math.Min(rows, (long)columns - offset) : Math.Min((long)rows + offset, columns));
}
