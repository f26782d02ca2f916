namespace Autograd.Core;

/// <summary>One dimension as loops over the elements see it.</summary>
/// <param name="Length">Its length; 1 for a scalar.</param>
/// <param name="Inner">The number of elements from one index to the next.</param>
internal readonly record struct Axis(int Length, int Inner)
{
    /// <summary>A dimension of a shape; a scalar counts as one dimension.</summary>
    public static Axis Of<TOperation>(in Shape shape, int dim)
        where TOperation : IOperation
    {
        int index = ReducedShape.Dimension<TOperation>(shape, dim);
        if (shape.Rank == 0)
            return new Axis(1, 1);
        int inner = 1;
        foreach (int length in shape.Lengths[(index + 1)..])
            inner *= length;
        return new Axis(shape.Lengths[index], inner);
    }
}
