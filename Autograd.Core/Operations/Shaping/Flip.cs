using System.Numerics;
using Autograd.Core.Kernels;

namespace Autograd.Core;

public static partial class Variable
{
    /// <summary><c>y_i = x_(n−1−i)</c> along some dimensions; <c>dx_(n−1−i) += dy_i</c>.</summary>
    /// <param name="x">The operand.</param>
    /// <param name="dims">The dimensions to reverse; none where empty.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such dimension.</exception>
    /// <exception cref="ArgumentException">A dimension is named twice.</exception>
    public static Variable<T> Flip<T>(this Variable<T> x, params ReadOnlySpan<int> dims)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Shape shape = x.Shape;
        int mask = Dimensions.Mask<FlipName>(Dimensions.AtLeastOne(shape), dims), start = 0;
        PerDimension strides = PerDimension.RowMajorStrides(shape.Lengths);
        for (int d = 0; d < shape.Rank; d++)
        {
            if ((mask & (1 << d)) == 0)
                continue;
            start += strides[d] * (shape.Lengths[d] - 1);
            strides[d] = -strides[d];
        }

        return Recorder.Unary(x, shape, new StridedOperation<T, FlipName>(start, strides));
    }
}

internal readonly struct FlipName : IOperation
{
    public static string Name => "Flip";
}
