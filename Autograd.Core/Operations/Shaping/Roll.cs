using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using Autograd.Core.Kernels;

namespace Autograd.Core;

public static partial class Variable
{
    /// <summary><c>y_(i + shift) = x_i</c> over the elements in row-major order, where those that leave at one end come back at the other; <c>dx_i += dy_(i + shift)</c>.</summary>
    /// <param name="x">The operand.</param>
    /// <param name="shift">How far; backwards where negative.</param>
    public static Variable<T> Roll<T>(this Variable<T> x, int shift)
        where T : unmanaged, IFloatingPointIeee754<T>
        => Recorder.Unary(x, x.Shape, new RollOperation<T>(x.FlattenedLength, shift));

    /// <summary><c>y_(i + shift) = x_i</c> along a dimension, where those that leave at one end come back at the other; <c>dx_i += dy_(i + shift)</c>.</summary>
    /// <param name="x">The operand.</param>
    /// <param name="shift">How far; backwards where negative.</param>
    /// <param name="dim">The dimension; counted from the end where negative.</param>
    /// <exception cref="ArgumentOutOfRangeException">The dimension does not exist.</exception>
    public static Variable<T> Roll<T>(this Variable<T> x, int shift, int dim)
        where T : unmanaged, IFloatingPointIeee754<T> => x.Roll([shift], [dim]);

    /// <summary><c>y_(i + shift) = x_i</c> along several dimensions; <c>dx_i += dy_(i + shift)</c>.</summary>
    /// <param name="x">The operand.</param>
    /// <param name="shifts">How far in each; backwards where negative.</param>
    /// <param name="dims">The dimensions; shifts of one named twice add up.</param>
    /// <exception cref="ArgumentException">The numbers of shifts and dimensions differ.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A dimension does not exist.</exception>
    public static Variable<T> Roll<T>(this Variable<T> x, ReadOnlySpan<int> shifts, ReadOnlySpan<int> dims)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (shifts.Length != dims.Length)
            throw new ArgumentException($"Roll: each dimension needs a shift, got {shifts.Length} shifts and {dims.Length} dimensions.", nameof(shifts));
        return Recorder.Unary(x, x.Shape, new RollOperation<T>(x.Shape, shifts, dims));
    }
}

internal readonly struct RollOperation<T> : IUnaryOperation<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly Shape _lengths;
    private readonly PerDimension _shifts;

    public RollOperation(int length, int shift)
    {
        _lengths = new Shape(length);
        _shifts[0] = Modulo(shift, length);
    }

    public RollOperation(in Shape lengths, ReadOnlySpan<int> shifts, ReadOnlySpan<int> dims)
    {
        _lengths = lengths;
        for (int i = 0; i < dims.Length; i++)
        {
            int d = lengths.Normalize(dims[i]);
            _shifts[d] = Modulo((long)_shifts[d] + shifts[i], lengths.Lengths[d]);
        }
    }

    public static string Name => "Roll";

    public static Reads Saves => Reads.None;

    [UnscopedRef]
    private ReadOnlySpan<int> Shifts => _shifts[.._lengths.Rank];

    public void Forward(in Shape xs, ReadOnlySpan<T> x, in Shape ys, Span<T> y) => Rolling.Copy(_lengths.Lengths, Shifts, x, y);

    public void Backward(Operand<T> x, Output<T> y) => Rolling.AddBack(_lengths.Lengths, Shifts, y.Gradient, x.Gradient);

    private static int Modulo(long shift, int length) => length == 0 ? 0 : (int)(((shift % length) + length) % length);
}
