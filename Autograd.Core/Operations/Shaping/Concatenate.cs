using System.Numerics;
using Autograd.Core.Kernels;

namespace Autograd.Core;

/// <summary>Joining variables along a dimension they have.</summary>
internal static class Concatenate
{
    /// <summary>Joins variables of the same shape except along a dimension.</summary>
    /// <param name="variables">The variables.</param>
    /// <param name="dim">The dimension.</param>
    /// <param name="minRank">Variables of fewer dimensions are taken to have outer ones of length 1.</param>
    public static Variable<T> Along<T, TOperation>(ReadOnlySpan<Variable<T>> variables, int dim, int minRank)
        where T : unmanaged, IFloatingPointIeee754<T>
        where TOperation : struct, IOperation
    {
        RefuseNone<T, TOperation>(variables);
        int model = 0;
        while (model < variables.Length - 1 && IsPassedOver(variables[model].Shape, minRank))
            model++;

        Shape shape = WithRank(variables[model].Shape, minRank);
        if (shape.Rank == 0)
            throw new ArgumentException($"{TOperation.Name}: scalars cannot be joined along a dimension. Use Stack.", nameof(variables));

        int d = shape.Normalize(dim), length = 0;
        for (int i = 0; i < variables.Length; i++)
        {
            Shape part = WithRank(variables[i].Shape, minRank);
            if (IsPassedOver(part, minRank))
                continue;
            if (part.Rank != shape.Rank || part.With(d, shape.Lengths[d]) != shape)
                throw new ArgumentException(
                    $"{TOperation.Name}: shapes must be the same except along dimension {d}, variable {model} is {variables[model].Shape} and variable {i} is {variables[i].Shape}.", nameof(variables));
            length += part.Lengths[d];
        }

        Shape result = shape.With(d, length);
        return Recorder.Variadic(variables, result, new ConcatenateOperation<T, TOperation>(Dimensions.Product(result.Lengths[..d])));
    }

    public static void RefuseNone<T, TOperation>(ReadOnlySpan<Variable<T>> variables)
        where T : unmanaged, IFloatingPointIeee754<T>
        where TOperation : struct, IOperation
    {
        if (variables.IsEmpty)
            throw new ArgumentException($"{TOperation.Name}: there must be at least one variable.", nameof(variables));
    }

    // PyTorch lets an empty vector stand for "nothing yet", whatever the others' shape.
    private static bool IsPassedOver(in Shape shape, int minRank) => minRank < 2 && shape.Rank == 1 && shape.Lengths[0] == 0;

    private static Shape WithRank(in Shape shape, int rank)
    {
        if (shape.Rank >= rank)
            return shape;
        Span<int> lengths = stackalloc int[rank];
        lengths.Fill(1);
        shape.Lengths.CopyTo(lengths[(rank - shape.Rank)..]);
        return new Shape(lengths);
    }
}

/// <summary>Variables side by side, what <c>Cat</c>, <c>Stack</c>, <c>Hstack</c> and <c>Vstack</c> come to.</summary>
/// <typeparam name="T">The element type.</typeparam>
/// <typeparam name="TName">Names the operation.</typeparam>
/// <param name="rows">The number of elements in the dimensions outside of the one that grows.</param>
internal readonly struct ConcatenateOperation<T, TName>(int rows) : IVariadicOperation<T>
    where T : unmanaged, IFloatingPointIeee754<T>
    where TName : struct, IOperation
{
    public static string Name => TName.Name;

    public void Forward(int before, ReadOnlySpan<T> x, Span<T> y) => Concatenation.Copy(x, before, y, rows);

    public void Backward(int before, ReadOnlySpan<T> dy, Span<T> dx) => Concatenation.Add(dy, dx, before, rows);
}
