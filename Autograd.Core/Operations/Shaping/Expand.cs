using System.Numerics;
using System.Runtime.CompilerServices;
using Autograd.Core.Kernels;

namespace Autograd.Core;

public static partial class Variable
{
    /// <summary><c>y = x</c> repeated along dimensions of length 1 and along new outer ones; <c>dx += Σ dy</c> over the repetitions.</summary>
    /// <remarks>Shares its elements with <paramref name="x"/> where nothing is repeated, and copies them otherwise.</remarks>
    /// <param name="x">The operand.</param>
    /// <param name="lengths">The new lengths, aligned at the last dimension; −1 keeps the length that is there.</param>
    /// <exception cref="ArgumentException">A length other than 1 would change, or there are fewer lengths than dimensions.</exception>
    [OverloadResolutionPriority(1)]
    public static Variable<T> Expand<T>(this Variable<T> x, params ReadOnlySpan<int> lengths)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Shape shape = x.Shape, result = ExpandOperation<T>.ResultShape(shape, lengths);
        return result.FlattenedLength == shape.FlattenedLength
            ? Recorder.View<T, ExpandOperation<T>>(x, result, 0)
            : Recorder.Unary(x, result, default(ExpandOperation<T>));
    }

    /// <inheritdoc cref="Expand{T}(Variable{T}, ReadOnlySpan{int})"/>
    /// <param name="x">The operand.</param>
    /// <param name="shape">The new lengths, aligned at the last dimension.</param>
    public static Variable<T> Expand<T>(this Variable<T> x, Shape shape)
        where T : unmanaged, IFloatingPointIeee754<T> => x.Expand(shape.Lengths);

    /// <summary><see cref="Expand{T}(Variable{T}, Shape)"/> to the shape of another variable.</summary>
    /// <param name="x">The operand.</param>
    /// <param name="other">Whose shape to take; its elements are not read.</param>
    /// <exception cref="ArgumentException">The operand does not broadcast to that shape.</exception>
    public static Variable<T> ExpandAs<T>(this Variable<T> x, Variable<T> other)
        where T : unmanaged, IFloatingPointIeee754<T> => x.Expand(other.Shape);

    /// <summary>Another name of <see cref="Expand{T}(Variable{T}, Shape)"/>.</summary>
    /// <param name="x">The operand.</param>
    /// <param name="shape">The new lengths, aligned at the last dimension.</param>
    /// <exception cref="ArgumentException">The operand does not broadcast to that shape.</exception>
    public static Variable<T> BroadcastTo<T>(this Variable<T> x, Shape shape)
        where T : unmanaged, IFloatingPointIeee754<T> => x.Expand(shape);
}

internal readonly struct ExpandOperation<T> : IUnaryOperation<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    public static string Name => "Expand";

    public static Reads Saves => Reads.None;

    public static Shape ResultShape(in Shape shape, ReadOnlySpan<int> lengths)
    {
        int added = lengths.Length - shape.Rank;
        if (added < 0)
            throw Mismatch(shape, lengths);

        Span<int> result = stackalloc int[lengths.Length];
        lengths.CopyTo(result);
        for (int i = added; i < result.Length; i++)
        {
            int length = shape.Lengths[i - added];
            if (result[i] == -1)
                result[i] = length;
            else if (result[i] != length && length != 1)
                throw Mismatch(shape, lengths);
        }

        return new Shape(result);
    }

    public void Forward(in Shape xs, ReadOnlySpan<T> x, in Shape ys, Span<T> y) => Repetition.Copy(xs.Lengths, x, ys.Lengths, y);

    public void Backward(Operand<T> x, Output<T> y) => Broadcast.AddSum(y.Shape.Lengths, y.Gradient, x.Shape.Lengths, x.Gradient);

    private static ArgumentException Mismatch(in Shape shape, ReadOnlySpan<int> lengths) => new(
        $"{Name}: {shape} cannot become [{string.Join(", ", lengths.ToArray())}]: only lengths of 1 can grow, and dimensions are added at the front.", nameof(lengths));
}
