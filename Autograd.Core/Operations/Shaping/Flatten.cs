using System.Numerics;

namespace Autograd.Core;

public static partial class Variable
{
    /// <summary>The same elements with neighbouring dimensions made one; shares them. A scalar becomes a vector of one element.</summary>
    /// <param name="x">The operand.</param>
    /// <param name="startDim">The first of the dimensions to make one; counted from the end where negative.</param>
    /// <param name="endDim">The last of them.</param>
    /// <exception cref="ArgumentOutOfRangeException">A dimension does not exist.</exception>
    /// <exception cref="ArgumentException">The last comes before the first.</exception>
    public static Variable<T> Flatten<T>(this Variable<T> x, int startDim = 0, int endDim = -1)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Shape shape = Dimensions.AtLeastOne(x.Shape);
        int start = shape.Normalize(startDim), end = shape.Normalize(endDim);
        if (start > end)
            throw new ArgumentException($"Flatten: startDim {startDim} comes after endDim {endDim} in {x.Shape}.", nameof(startDim));

        Span<int> lengths = stackalloc int[shape.Rank];
        shape.Lengths[..start].CopyTo(lengths);
        lengths[start] = Dimensions.Product(shape.Lengths[start..(end + 1)]);
        shape.Lengths[(end + 1)..].CopyTo(lengths[(start + 1)..]);
        return Recorder.View<T, ReshapeOperation>(x, new Shape(lengths[..(shape.Rank - end + start)]), 0);
    }
}
