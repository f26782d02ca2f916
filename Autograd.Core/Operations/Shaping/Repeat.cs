using System.Numerics;
using Autograd.Core.Kernels;

namespace Autograd.Core;

public static partial class Variable
{
    /// <summary><c>y</c> = copies of x beside each other along each dimension; <c>dx += Σ dy</c> over the copies.</summary>
    /// <param name="x">The operand.</param>
    /// <param name="repeats">The number of copies along each dimension of the result; more than x has dimensions add outer ones.</param>
    /// <exception cref="ArgumentException">There are fewer numbers than dimensions, or one is negative.</exception>
    public static Variable<T> Repeat<T>(this Variable<T> x, params ReadOnlySpan<int> repeats)
        where T : unmanaged, IFloatingPointIeee754<T>
        => repeats.Length < x.Rank
            ? throw new ArgumentException($"Repeat: {x.Shape} needs a number for each dimension, got [{string.Join(", ", repeats.ToArray())}]. Use Tile for the last dimensions only.", nameof(repeats))
            : RepeatOperation<T>.Apply(x, repeats);
}

internal readonly struct RepeatOperation<T>(Shape lengths, Shape repeats) : IUnaryOperation<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly Shape _lengths = lengths;
    private readonly Shape _repeats = repeats;

    public static string Name => "Repeat";

    public static Reads Saves => Reads.None;

    /// <summary>Repeats along the last dimensions.</summary>
    public static Variable<T> Apply(Variable<T> x, ReadOnlySpan<int> repeats)
    {
        int rank = Math.Max(x.Rank, repeats.Length);
        Span<int> lengths = stackalloc int[rank], counts = stackalloc int[rank], result = stackalloc int[rank];
        lengths.Fill(1);
        counts.Fill(1);
        x.Node.Shape.Lengths.CopyTo(lengths[(rank - x.Rank)..]);
        repeats.CopyTo(counts[(rank - repeats.Length)..]);
        for (int d = 0; d < rank; d++)
            result[d] = (int)Math.Min((long)lengths[d] * counts[d], int.MaxValue);
        return Recorder.Unary(x, new Shape(result), new RepeatOperation<T>(new Shape(lengths), new Shape(counts)));
    }

    public void Forward(in Shape xs, ReadOnlySpan<T> x, in Shape ys, Span<T> y) => Tiling.Copy(x, _lengths.Lengths, _repeats.Lengths, y);

    public void Backward(Operand<T> x, Output<T> y) => Tiling.AddSums(y.Gradient, _lengths.Lengths, _repeats.Lengths, x.Gradient);
}
