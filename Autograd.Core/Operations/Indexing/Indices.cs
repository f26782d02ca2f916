using System.Numerics;

namespace Autograd.Core;

/// <summary>Indices, which are variables of whole numbers, and masks: they select and are never differentiated.</summary>
internal static class Indices
{
    /// <summary>The indices or the mask without history.</summary>
    public static Variable<T> Constant<T>(Variable<T> index)
        where T : unmanaged, IFloatingPointIeee754<T> => index.RequiresGrad ? index.Detach() : index;

    /// <summary>A list of indices as a variable; inside a tape step its buffer is reused.</summary>
    public static Variable<T> Constant<T, TOperation>(ReadOnlySpan<int> index)
        where T : unmanaged, IFloatingPointIeee754<T>
        where TOperation : IOperation
    {
        Leaf<T> leaf = Recorder.Next<T, Leaf<T>>();
        leaf.Allocate(new Shape(index.Length));
        Span<T> data = leaf.Data;
        for (int i = 0; i < index.Length; i++)
        {
            data[i] = T.CreateTruncating(index[i]);
            if (int.CreateSaturating(data[i]) != index[i])
                throw new ArgumentOutOfRangeException(nameof(index), index[i], $"{TOperation.Name}: index {index[i]} at position {i} is too large to be exact in {typeof(T).Name}.");
        }

        return new Variable<T>(leaf);
    }

    /// <summary>Refuses what is no index of a dimension.</summary>
    /// <param name="index">The indices.</param>
    /// <param name="shape">The shape they index.</param>
    /// <param name="dim">The dimension, from 0.</param>
    public static void Check<T, TOperation>(ReadOnlySpan<T> index, in Shape shape, int dim)
        where T : unmanaged, IFloatingPointIeee754<T>
        where TOperation : IOperation
    {
        int length = shape.Lengths[dim];
        for (int i = 0; i < index.Length; i++)
        {
            if (!T.IsInteger(index[i]))
                throw new ArgumentException($"{TOperation.Name}: index {index[i]} at position {i} is not a whole number.", nameof(index));
            if ((uint)int.CreateSaturating(index[i]) >= (uint)length)
                throw new ArgumentOutOfRangeException(nameof(index), index[i], $"{TOperation.Name}: index {index[i]} at position {i} is out of range for dimension {dim} of {shape}.");
        }
    }
}
