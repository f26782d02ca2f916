using System.Numerics;
using Autograd.Core.Kernels;

namespace Autograd.Core;

/// <summary>Ranges along one dimension, which <c>Narrow</c> and <c>Select</c> have in common.</summary>
internal static class Slices
{
    /// <summary>A view where the range is contiguous, else a copy.</summary>
    public static Variable<T> Take<T, TOperation, TView>(Variable<T> x, int dim, int start, in Shape result, in TOperation copy)
        where T : unmanaged, IFloatingPointIeee754<T>
        where TOperation : struct, IUnaryOperation<T>
        where TView : struct, IOperation
    {
        Shape shape = x.Shape;
        return Product(shape.Lengths[..dim]) == 1
            ? Recorder.View<T, TView>(x, result, start * Product(shape.Lengths[(dim + 1)..]))
            : Recorder.Unary(x, result, copy);
    }

    public static void Copy<T>(in Shape shape, ReadOnlySpan<T> x, int dim, int start, int length, Span<T> y)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        int inner = Product(shape.Lengths[(dim + 1)..]), stride = inner * shape.Lengths[dim], run = inner * length;
        for (int from = start * inner, to = 0; to < y.Length; from += stride, to += run)
            x.Slice(from, run).CopyTo(y[to..]);
    }

    public static void Add<T>(in Shape shape, Span<T> x, int dim, int start, int length, ReadOnlySpan<T> y)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        int inner = Product(shape.Lengths[(dim + 1)..]), stride = inner * shape.Lengths[dim], run = inner * length;
        for (int to = start * inner, from = 0; from < y.Length; to += stride, from += run)
            Accumulation.Add(y.Slice(from, run), x.Slice(to, run));
    }

    private static int Product(ReadOnlySpan<int> lengths)
    {
        int product = 1;
        foreach (int length in lengths)
            product *= length;
        return product;
    }
}
