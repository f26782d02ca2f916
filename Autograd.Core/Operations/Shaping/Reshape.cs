using System.Numerics;

namespace Autograd.Core;

public static partial class Variable
{
    /// <summary>The same elements in row-major order under another shape; shares them.</summary>
    /// <param name="x">The operand.</param>
    /// <param name="lengths">The new lengths; one may be −1 and is inferred.</param>
    /// <exception cref="ArgumentException">The lengths hold another number of elements, or more than one is −1.</exception>
    public static Variable<T> Reshape<T>(this Variable<T> x, params ReadOnlySpan<int> lengths)
        where T : unmanaged, IFloatingPointIeee754<T>
        => Recorder.View<T, ReshapeOperation>(x, ReshapeOperation.ResultShape(x.Shape, lengths), 0);
}

internal readonly struct ReshapeOperation : IOperation
{
    public static string Name => "Reshape";

    public static Shape ResultShape(in Shape shape, ReadOnlySpan<int> lengths)
    {
        int inferred = lengths.IndexOf(-1);
        if (inferred < 0)
        {
            var result = new Shape(lengths);
            return result.FlattenedLength == shape.FlattenedLength ? result : throw Mismatch(shape, lengths);
        }

        long known = 1;
        for (int i = 0; i < lengths.Length; i++)
            known *= i == inferred ? 1 : lengths[i];
        if (known <= 0 || shape.FlattenedLength % known != 0)
            throw Mismatch(shape, lengths);

        Span<int> full = stackalloc int[lengths.Length];
        lengths.CopyTo(full);
        full[inferred] = (int)(shape.FlattenedLength / known);
        return new Shape(full);
    }

    private static ArgumentException Mismatch(in Shape shape, ReadOnlySpan<int> lengths) => new(
        $"{Name}: {shape} has {shape.FlattenedLength} elements and cannot become [{string.Join(", ", lengths.ToArray())}].", nameof(lengths));
}
