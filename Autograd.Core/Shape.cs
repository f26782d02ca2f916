using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Autograd.Core;

/// <summary>The lengths of a variable's dimensions, outermost first; a scalar has none.</summary>
/// <remarks>
/// A value type with its lengths inline, so that computing with shapes allocates nothing. Rank is at most
/// <see cref="MaxRank"/>. Written with a collection expression: <c>Shape s = [32, 16];</c>
/// </remarks>
[CollectionBuilder(typeof(Shape), nameof(Create))]
public readonly struct Shape : IEquatable<Shape>
{
    /// <summary>The largest number of dimensions a variable can have.</summary>
    public const int MaxRank = 6;

    private readonly Buffer _lengths;
    private readonly int _rank;

    // One less than the number of elements, so that the default is the scalar's. It makes shapes as long as a machine vector, too, and quick to copy.
    private readonly int _more;

    /// <summary>A shape of the given lengths.</summary>
    /// <param name="lengths">Dimension lengths, outermost first; empty for a scalar.</param>
    /// <exception cref="ArgumentException">
    /// More than <see cref="MaxRank"/> lengths, a negative length, or more elements than an array can hold.
    /// </exception>
    public Shape(params ReadOnlySpan<int> lengths)
    {
        if (lengths.Length > MaxRank)
            throw TooManyLengths(lengths);

        for (int i = 0; i < lengths.Length; i++)
            _lengths[i] = lengths[i];
        _rank = lengths.Length;
        _more = Count() - 1;
    }

    private Shape(in Shape other, int dimension, int length)
    {
        this = other;
        _lengths[dimension] = length;
        _more = Count() - 1;
    }

    /// <summary>The shape of a scalar: no dimensions, one element.</summary>
    public static Shape Scalar => default;

    /// <summary>The number of dimensions.</summary>
    public int Rank => _rank;

    /// <summary>The dimension lengths, outermost first.</summary>
    [UnscopedRef]
    public ReadOnlySpan<int> Lengths => ((ReadOnlySpan<int>)_lengths)[.._rank];

    /// <summary>The number of elements: the product of the lengths, 1 for a scalar.</summary>
    public int FlattenedLength => _more + 1;

    /// <summary>The length of a dimension, counted from the end where negative: <c>shape[-1]</c> is the innermost.</summary>
    /// <param name="dimension">From <c>-Rank</c> to <c>Rank - 1</c>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The shape has no such dimension.</exception>
    public int this[int dimension] => Lengths[Normalize(dimension)];

    /// <summary>Builds a shape from a collection expression.</summary>
    /// <param name="lengths">Dimension lengths, outermost first.</param>
    public static Shape Create(ReadOnlySpan<int> lengths) => new(lengths);

    /// <summary>A shape from an array of lengths.</summary>
    /// <param name="lengths">Dimension lengths, outermost first.</param>
    public static implicit operator Shape(int[] lengths) => new(lengths);

    /// <summary>Whether both shapes have the same lengths.</summary>
    public static bool operator ==(in Shape left, in Shape right) => left.Lengths.SequenceEqual(right.Lengths);

    /// <summary>Whether the shapes differ in rank or in a length.</summary>
    public static bool operator !=(in Shape left, in Shape right) => !(left == right);

    /// <summary>Enumerates the lengths, outermost first.</summary>
    [UnscopedRef]
    public ReadOnlySpan<int>.Enumerator GetEnumerator() => Lengths.GetEnumerator();

    /// <inheritdoc/>
    public bool Equals(Shape other) => this == other;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Shape other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (int length in Lengths)
            hash.Add(length);
        return hash.ToHashCode();
    }

    /// <summary>The lengths in brackets, as in <c>[32, 16]</c>; <c>[]</c> for a scalar.</summary>
    public override string ToString() => Format(Lengths);

    /// <summary>The non-negative index of a dimension that may be counted from the end.</summary>
    internal int Normalize(int dimension)
    {
        int index = dimension < 0 ? dimension + _rank : dimension;
        return (uint)index < (uint)_rank ? index : throw OutOfRange(dimension);
    }

    /// <summary>This shape without one dimension.</summary>
    internal Shape Without(int dimension)
    {
        Span<int> lengths = stackalloc int[MaxRank];
        Lengths[..dimension].CopyTo(lengths);
        Lengths[(dimension + 1)..].CopyTo(lengths[dimension..]);
        return new Shape(lengths[..(_rank - 1)]);
    }

    /// <summary>This shape with one length replaced.</summary>
    internal Shape With(int dimension, int length) => new(this, dimension, length);

    private int Count()
    {
        long count = 1;
        foreach (int length in Lengths)
        {
            if (length < 0)
                throw Negative();
            count *= length;
            if (count > Array.MaxLength)
                count = Lengths.Contains(0) ? 0 : throw TooManyElements();
        }

        return (int)count;
    }

    // Messages are written apart from what checks: their code would make each caller slow.
    private static ArgumentException TooManyLengths(ReadOnlySpan<int> lengths)
        => new($"Shape: rank is at most {MaxRank}, got {lengths.Length} lengths: {Format(lengths)}.", nameof(lengths));

    private ArgumentException Negative() => new($"Shape: lengths must not be negative, got {this}.", "lengths");

    private ArgumentException TooManyElements() => new($"Shape: {this} has more elements than an array can hold ({Array.MaxLength}).", "lengths");

    private ArgumentOutOfRangeException OutOfRange(int dimension) => new(nameof(dimension), dimension, $"Shape {this} has dimensions {-_rank} to {_rank - 1}.");

    private static string Format(ReadOnlySpan<int> lengths) => $"[{string.Join(", ", lengths.ToArray())}]";

    [InlineArray(MaxRank)]
    private struct Buffer
    {
        private int _first;
    }
}
