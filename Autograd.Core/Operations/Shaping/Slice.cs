using System.Numerics;
using System.Runtime.CompilerServices;
using Autograd.Core.Kernels;

namespace Autograd.Core;

public static partial class Variable
{
    /// <summary><c>y = x[start:end:step]</c> along a dimension, with Python's rules; <c>dx[start + i · step] += dy_i</c>.</summary>
    /// <remarks>
    /// Indices count from the end where negative, and those beyond an end are taken as that end. Shares its elements with
    /// <paramref name="x"/> in steps of 1 along the outermost dimension, and copies them otherwise.
    /// </remarks>
    /// <param name="x">The operand.</param>
    /// <param name="dim">The dimension; counted from the end where negative.</param>
    /// <param name="start">The first index; null for the beginning.</param>
    /// <param name="end">The index to stop before; null for the end.</param>
    /// <param name="step">The distance between two indices, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The dimension does not exist, or the step is less than 1.</exception>
    public static Variable<T> Slice<T>(this Variable<T> x, int dim = 0, int? start = null, int? end = null, int step = 1)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Shape shape = x.Shape;
        int d = shape.Normalize(dim);
        if (step < 1)
            throw new ArgumentOutOfRangeException(nameof(step), step, $"Slice: step must be at least 1, got {step}. Use Flip to reverse a dimension.");

        int length = shape.Lengths[d];
        int first = Clamp(start ?? 0, length), last = Math.Max(first, Clamp(end ?? length, length));
        if (step == 1)
            return Slices.Narrow<T, SliceName>(x, d, first, last - first);

        PerDimension strides = PerDimension.RowMajorStrides(shape.Lengths);
        int offset = first * strides[d];
        strides[d] *= step;
        int count = first == last ? 0 : ((last - first - 1) / step) + 1;
        return Recorder.Unary(x, shape.With(d, count), new StridedOperation<T, SliceName>(offset, strides));

        static int Clamp(int index, int length) => Math.Clamp(index < 0 ? index + length : index, 0, length);
    }
}

public readonly partial struct Variable<T>
{
    /// <summary>A range of the outermost dimension, sharing its elements; setting copies into it.</summary>
    /// <param name="range">The indices, as in <c>x[1..^1]</c>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The range does not exist, or the variable is a scalar.</exception>
    [IndexerName("Part")] // "Item" is the method
    public Variable<T> this[Range range]
    {
        get
        {
            int length = Shape[0], start = range.Start.GetOffset(length), end = range.End.GetOffset(length);
            return (uint)end <= (uint)length && (uint)start <= (uint)end
                ? this.Slice(0, start, end)
                : throw new ArgumentOutOfRangeException(nameof(range), range, $"Slice: {range} is not within dimension 0 of {Shape}.");
        }
        set => this[range].Copy_(value);
    }
}

internal readonly struct SliceName : IOperation
{
    public static string Name => "Slice";
}
