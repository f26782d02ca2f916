using System.Numerics;
using Autograd.Core.Kernels;

namespace Autograd.Core;

/// <summary>The best elements along a dimension, taken by their indices; the gradient goes back to these.</summary>
internal readonly struct ExtremeAtOperation<T, TOrder, TName>(Axis axis) : IBinaryOperation<T>
    where T : unmanaged, IFloatingPointIeee754<T>
    where TOrder : struct, IOrder
    where TName : struct, IOperation
{
    public static string Name => TName.Name;

    public static Reads Saves(bool needsX, bool needsIndices) => Reads.Second;

    public static ValuesAndIndices<T> Apply(Variable<T> x, int dim, bool keepDim)
    {
        Variable<T> indices = ArgExtreme.Of<T, TOrder, TName>(x, dim, keepDim);
        var operation = new ExtremeAtOperation<T, TOrder, TName>(Axis.Of<TName>(x.Shape, dim));
        return new ValuesAndIndices<T>(Recorder.Binary(x, indices, indices.Shape, operation), indices);
    }

    public void Forward(in Shape xs, ReadOnlySpan<T> x, in Shape indexShape, ReadOnlySpan<T> indices, in Shape ys, Span<T> y)
        => Extreme.Take(x, axis.Length, axis.Inner, indices, y);

    public void Backward(Operand<T> x, Operand<T> indices, Output<T> y)
        => Extreme.AddAt(y.Gradient, indices.Value, axis.Length, axis.Inner, x.Gradient);
}
