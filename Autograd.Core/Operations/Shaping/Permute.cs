using System.Numerics;
using Autograd.Core.Kernels;

namespace Autograd.Core;

public static partial class Variable
{
    /// <summary><c>y = x</c> with its dimensions in another order; <c>dx += dy</c> in the order of x. Copies the elements.</summary>
    /// <param name="x">The operand.</param>
    /// <param name="dims">For each dimension of the result, which one of the operand it is; each appears once.</param>
    /// <exception cref="ArgumentException">The dimensions are not those of the operand, once each.</exception>
    public static Variable<T> Permute<T>(this Variable<T> x, params ReadOnlySpan<int> dims)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Shape shape = x.Shape;
        if (dims.Length != shape.Rank)
            throw new ArgumentException($"Permute: {shape} has {shape.Rank} dimensions, {dims.Length} were given: [{string.Join(", ", dims.ToArray())}].", nameof(dims));

        Dimensions.Mask<PermuteName>(shape, dims);
        PerDimension of = PerDimension.RowMajorStrides(shape.Lengths), strides = default;
        Span<int> lengths = stackalloc int[dims.Length];
        for (int i = 0; i < dims.Length; i++)
        {
            int dim = shape.Normalize(dims[i]);
            lengths[i] = shape.Lengths[dim];
            strides[i] = of[dim];
        }

        return Recorder.Unary(x, new Shape(lengths), new StridedOperation<T, PermuteName>(0, strides));
    }
}

internal readonly struct PermuteName : IOperation
{
    public static string Name => "Permute";
}
