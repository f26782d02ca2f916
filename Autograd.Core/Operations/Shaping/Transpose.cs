using System.Numerics;
using Autograd.Core.Kernels;

namespace Autograd.Core;

public static partial class Variable
{
    /// <summary><c>y = x</c> with two dimensions exchanged; <c>dx += dy</c> with them exchanged back. Copies the elements.</summary>
    /// <remarks>For a product with a transposed right side, <see cref="Linear{T}(Variable{T}, Variable{T}, Variable{T}?)"/> needs no copy.</remarks>
    /// <param name="x">The operand.</param>
    /// <param name="dim0">One dimension; counted from the end where negative.</param>
    /// <param name="dim1">The other one.</param>
    /// <exception cref="ArgumentOutOfRangeException">A dimension does not exist.</exception>
    public static Variable<T> Transpose<T>(this Variable<T> x, int dim0, int dim1)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Shape shape = x.Shape, atLeastOne = Dimensions.AtLeastOne(shape);
        int first = atLeastOne.Normalize(dim0), second = atLeastOne.Normalize(dim1);
        PerDimension strides = PerDimension.RowMajorStrides(atLeastOne.Lengths);
        (strides[first], strides[second]) = (strides[second], strides[first]);
        Shape result = first == second ? shape : shape.With(first, shape.Lengths[second]).With(second, shape.Lengths[first]);
        return Recorder.Unary(x, result, new StridedOperation<T, TransposeName>(0, strides));
    }

    /// <summary><c>y = xᵀ; dx += dyᵀ</c>: rows and columns exchanged. Copies the elements.</summary>
    /// <param name="x">A matrix.</param>
    /// <exception cref="ArgumentException">The operand is no matrix.</exception>
    public static Variable<T> Transpose<T>(this Variable<T> x)
        where T : unmanaged, IFloatingPointIeee754<T> => x.Rank == 2
            ? x.Transpose(0, 1)
            : throw new ArgumentException($"Transpose: without dimensions the operand must be a matrix, it is {x.Shape}. Name the two dimensions to exchange.", nameof(x));

    extension<TElement>(Variable<TElement> x)
        where TElement : unmanaged, IFloatingPointIeee754<TElement>
    {
        /// <summary>The transposed matrix, <see cref="Transpose{T}(Variable{T})"/>.</summary>
        /// <exception cref="ArgumentException">The operand is no matrix.</exception>
        public Variable<TElement> T => x.Transpose();
    }
}

internal readonly struct TransposeName : IOperation
{
    public static string Name => "Transpose";
}
