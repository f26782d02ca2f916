using System.Numerics;
using Autograd.Core.Kernels;

namespace Autograd.Core;

/// <summary>The index of the best element. It has no derivative and is never recorded.</summary>
internal static class ArgExtreme
{
    public static Variable<T> Of<T, TOrder, TName>(Variable<T> x, int? dim, bool keepDim)
        where T : unmanaged, IFloatingPointIeee754<T>
        where TOrder : struct, IOrder
        where TName : IOperation
    {
        Node<T> input = x.Node;
        ReducedShape reduced = dim is { } along ? ReducedShape.Of<TName>(input.Shape, [along]) : ReducedShape.OfAll(input.Shape);
        reduced.CheckNotEmpty<TName>(input.Shape);
        Axis axis = dim is { } d ? Axis.Of<TName>(input.Shape, d) : new Axis(input.Length, 1);
        CheckCountable<T, TName>(input.Shape, axis.Length);

        Leaf<T> indices = Recorder.Next<T, Leaf<T>>(input);
        indices.Allocate(keepDim ? reduced.Kept : reduced.Squeezed);
        Extreme.IndexOf<T, TOrder>(input.Data, axis.Length, axis.Inner, indices.Data);
        return new Variable<T>(indices);
    }

    // Where the last two indices are exact, so are all before them.
    private static void CheckCountable<T, TName>(in Shape shape, int length)
        where T : unmanaged, IFloatingPointIeee754<T>
        where TName : IOperation
    {
        int last = length - 1;
        if (last > 0 && (int.CreateTruncating(T.CreateTruncating(last)) != last || int.CreateTruncating(T.CreateTruncating(last - 1)) != last - 1))
            throw new ArgumentException($"{TName.Name}: {typeof(T).Name} cannot hold every index up to {last}, the operand is {shape}. Search smaller parts, or use double.");
    }
}
