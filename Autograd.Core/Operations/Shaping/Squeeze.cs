using System.Numerics;

namespace Autograd.Core;

public static partial class Variable
{
    /// <summary>The same elements without dimensions of length 1; shares them.</summary>
    /// <param name="x">The operand.</param>
    /// <param name="dims">The dimensions to remove where their length is 1; all where empty.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such dimension.</exception>
    /// <exception cref="ArgumentException">A dimension is named twice.</exception>
    public static Variable<T> Squeeze<T>(this Variable<T> x, params ReadOnlySpan<int> dims)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Shape shape = x.Shape;
        int mask = dims.IsEmpty ? ~0 : Dimensions.Mask<SqueezeOperation>(Dimensions.AtLeastOne(shape), dims);
        Span<int> lengths = stackalloc int[shape.Rank];
        int rank = 0;
        for (int d = 0; d < shape.Rank; d++)
        {
            if (shape.Lengths[d] != 1 || (mask & (1 << d)) == 0)
                lengths[rank++] = shape.Lengths[d];
        }

        return Recorder.View<T, SqueezeOperation>(x, new Shape(lengths[..rank]), 0);
    }
}

internal readonly struct SqueezeOperation : IOperation
{
    public static string Name => "Squeeze";
}
