using System.Numerics;
using System.Numerics.Tensors;
using Autograd.Core.Kernels;

namespace Autograd.Core;

/// <summary>The best of several elements; where several are equally good, they share the gradient evenly.</summary>
/// <param name="reduced">The reduced dimensions.</param>
/// <param name="nanShares">Where the best is NaN, every NaN has a share; else the gradient of all candidates is NaN.</param>
internal readonly struct ExtremeOperation<T, TOrder, TName>(ReducedShape reduced, bool nanShares) : IUnaryOperation<T>
    where T : unmanaged, IFloatingPointIeee754<T>
    where TOrder : struct, IOrder
    where TName : struct, IOperation
{
    private readonly byte _mask = reduced.Mask;
    private readonly TiedElement _tied = new(nanShares);

    public static string Name => TName.Name;

    public static Reads Saves => Reads.First | Reads.Output;

    public static Variable<T> Apply(Variable<T> x, ReadOnlySpan<int> dims, bool keepDim, bool nanShares)
    {
        ReducedShape reduced = ReducedShape.Of<TName>(x.Shape, dims);
        reduced.CheckNotEmpty<TName>(x.Shape);
        return Recorder.Unary(x, keepDim ? reduced.Kept : reduced.Squeezed, new ExtremeOperation<T, TOrder, TName>(reduced, nanShares));
    }

    public void Forward(in Shape xs, ReadOnlySpan<T> x, in Shape ys, Span<T> y)
        => Extreme.Of<T, TOrder>(xs.Lengths, x, ReducedShape.Keep(xs, _mask).Lengths, y);

    public void Backward(Operand<T> x, Output<T> y)
    {
        Shape kept = ReducedShape.Keep(x.Shape, _mask);
        using var scratch = new Scratch<T>(y.Gradient.Length);
        Span<T> share = scratch.Span;
        Reduce.Sum(_tied, x.Shape.Lengths, x.Value, kept.Lengths, y.Value, share);
        TensorPrimitives.Divide(y.Gradient, share, share);
        Reduce.AddGradient(_tied, x.Shape.Lengths, x.Value, kept.Lengths, y.Value, share, x.Gradient);
    }
}
