using System.Numerics;
using Autograd.Core.Kernels;

namespace Autograd.Core;

public static partial class Variable
{
    /// <summary><c>y = value</c> where the mask is not 0, else x; <c>dx += dy</c> where it is 0.</summary>
    /// <param name="x">The operand.</param>
    /// <param name="mask">Numbers of which those other than 0 mean true; broadcasts against x. Gets no gradient.</param>
    /// <param name="value">What is filled in.</param>
    /// <exception cref="ArgumentException">The shapes do not broadcast.</exception>
    public static Variable<T> MaskedFill<T>(this Variable<T> x, Variable<T> mask, T value)
        where T : unmanaged, IFloatingPointIeee754<T> => Recorder.Elementwise(x, Indices.Constant(mask), new MaskedFillFormula<T>(value));

    /// <summary><c>y = value</c> where the mask is not 0, else x; <c>dx += dy</c> where it is 0, <c>dvalue += Σ dy</c> where it is not.</summary>
    /// <param name="x">The operand.</param>
    /// <param name="mask">Numbers of which those other than 0 mean true; broadcasts against x. Gets no gradient.</param>
    /// <param name="value">What is filled in, a scalar.</param>
    /// <exception cref="ArgumentException">The shapes do not broadcast, or the value is no scalar.</exception>
    public static Variable<T> MaskedFill<T>(this Variable<T> x, Variable<T> mask, Variable<T> value)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (value.Rank != 0)
            throw new ArgumentException($"MaskedFill: the value must be a scalar, it is {value.Shape}.", nameof(value));
        Shape result = Broadcasting.ResultShape<MaskedFillOperation<T>>(x.Shape, mask.Shape);
        return Recorder.Ternary(x, Indices.Constant(mask), value, result, default(MaskedFillOperation<T>));
    }
}

internal readonly struct MaskedFillFormula<T>(T value) : IElementwiseFormula<T>, IOperation
    where T : unmanaged, IFloatingPointIeee754<T>
{
    public static string Name => "MaskedFill";

    public static Reads ReadsForA => Reads.Second;

    public static Reads ReadsForB => Reads.None;

    public void Forward(ReadOnlySpan<T> x, ReadOnlySpan<T> mask, Span<T> y) => Masking.Fill(x, mask, value, y);

    public void Forward(ReadOnlySpan<T> x, T mask, Span<T> y)
    {
        if (mask != T.Zero)
            y.Fill(value);
        else
            x.CopyTo(y);
    }

    public void Forward(T x, ReadOnlySpan<T> mask, Span<T> y)
    {
        y.Fill(x);
        Masking.Fill(y, mask, value, y);
    }

    public TReal Da<TReal>(TReal dy, TReal x, TReal mask, TReal y)
        where TReal : struct, IReal<TReal> => TReal.IfEqual(mask, TReal.From(0), dy, TReal.From(0));

    public TReal Db<TReal>(TReal dy, TReal x, TReal mask, TReal y)
        where TReal : struct, IReal<TReal> => TReal.From(0);
}

internal readonly struct MaskedFillOperation<T> : ITernaryOperation<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    public static string Name => "MaskedFill";

    public static Reads Saves(bool needsX, bool needsMask, bool needsValue) => Reads.Second;

    public void Forward(in Shape xs, ReadOnlySpan<T> x, in Shape maskShape, ReadOnlySpan<T> mask, in Shape valueShape, ReadOnlySpan<T> value, in Shape ys, Span<T> y)
        => Elementwise.Forward(new MaskedFillFormula<T>(value[0]), xs.Lengths, x, maskShape.Lengths, mask, y);

    public void Backward(Operand<T> x, Operand<T> mask, Operand<T> value, Output<T> y)
    {
        if (x.NeedsGradient)
            Elementwise.AddGradientOfA(default(MaskedFillFormula<T>), x.Shape.Lengths, [], mask.Shape.Lengths, mask.Value, [], y.Gradient, x.Gradient);
        if (value.NeedsGradient)
            value.Gradient[0] += Masking.Sum(y.Shape.Lengths, y.Gradient, mask.Shape.Lengths, mask.Value);
    }
}
