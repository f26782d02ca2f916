using System.Numerics;
using Autograd.Core.Kernels;

namespace Autograd.Core;

/// <summary>Ranges along one dimension: what <c>Select</c>, <c>Unbind</c>, <c>Narrow</c>, <c>Split</c> and <c>Slice</c> have in common.</summary>
internal static class Slices
{
    /// <summary>One index of a dimension, which disappears.</summary>
    public static Variable<T> Select<T, TName>(Variable<T> x, int dim, int index)
        where T : unmanaged, IFloatingPointIeee754<T>
        where TName : struct, IOperation
    {
        Shape shape = x.Shape;
        int d = shape.Normalize(dim), length = shape.Lengths[d], i = index < 0 ? index + length : index;
        return (uint)i < (uint)length
            ? Take<T, TName>(x, d, i, 1, shape.Without(d))
            : throw new ArgumentOutOfRangeException(nameof(index), index, $"{TName.Name}: dimension {dim} of {shape} has indices {-length} to {length - 1}.");
    }

    /// <summary>A range of a dimension.</summary>
    public static Variable<T> Narrow<T, TName>(Variable<T> x, int dim, int start, int length)
        where T : unmanaged, IFloatingPointIeee754<T>
        where TName : struct, IOperation
    {
        Shape shape = x.Shape;
        int d = shape.Normalize(dim);
        return start >= 0 && length >= 0 && start <= shape.Lengths[d] - length
            ? Take<T, TName>(x, d, start, length, shape.With(d, length))
            : throw new ArgumentOutOfRangeException(nameof(start), start, $"{TName.Name}: {start} to {start + length} is not within dimension {dim} of {shape}.");
    }

    // A view where the range is contiguous, else a copy.
    private static Variable<T> Take<T, TName>(Variable<T> x, int dim, int start, int length, in Shape result)
        where T : unmanaged, IFloatingPointIeee754<T>
        where TName : struct, IOperation
    {
        Shape shape = x.Shape;
        return Dimensions.Product(shape.Lengths[..dim]) == 1
            ? Recorder.View<T, TName>(x, result, start * Dimensions.Product(shape.Lengths[(dim + 1)..]))
            : Recorder.Unary(x, result, new SliceOperation<T, TName>(dim, start, length));
    }
}

/// <summary>A copy of a range along a dimension.</summary>
internal readonly struct SliceOperation<T, TName>(int dim, int start, int length) : IUnaryOperation<T>
    where T : unmanaged, IFloatingPointIeee754<T>
    where TName : struct, IOperation
{
    public static string Name => TName.Name;

    public static Reads Saves => Reads.None;

    public void Forward(in Shape xs, ReadOnlySpan<T> x, in Shape ys, Span<T> y)
    {
        int inner = Dimensions.Product(xs.Lengths[(dim + 1)..]), stride = inner * xs.Lengths[dim], run = inner * length;
        for (int from = start * inner, to = 0; to < y.Length; from += stride, to += run)
            x.Slice(from, run).CopyTo(y[to..]);
    }

    public void Backward(Operand<T> x, Output<T> y)
    {
        int inner = Dimensions.Product(x.Shape.Lengths[(dim + 1)..]), stride = inner * x.Shape.Lengths[dim], run = inner * length;
        for (int to = start * inner, from = 0; from < y.Gradient.Length; to += stride, from += run)
            Accumulation.Add(y.Gradient.Slice(from, run), x.Gradient.Slice(to, run));
    }
}
