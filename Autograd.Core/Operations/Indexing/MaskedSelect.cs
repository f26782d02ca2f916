using System.Numerics;
using Autograd.Core.Kernels;

namespace Autograd.Core;

public static partial class Variable
{
    /// <summary>The elements of x where the mask is not 0, one after the other; dx gets their dy.</summary>
    /// <param name="x">The operand.</param>
    /// <param name="mask">Numbers of which those other than 0 mean true; x and mask broadcast against each other. Gets no gradient.</param>
    /// <returns>A vector, as long as the mask has numbers other than 0.</returns>
    /// <exception cref="ArgumentException">The shapes do not broadcast.</exception>
    public static Variable<T> MaskedSelect<T>(this Variable<T> x, Variable<T> mask)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Shape all = Broadcasting.ResultShape<MaskedSelectOperation<T>>(x.Shape, mask.Shape);
        int count = Masking.Count<T>(all.Lengths, mask.Node.Shape.Lengths, mask.Node.Data);
        return Recorder.Binary(x, Indices.Constant(mask), [count], default(MaskedSelectOperation<T>));
    }
}

internal readonly struct MaskedSelectOperation<T> : IBinaryOperation<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    public static string Name => "MaskedSelect";

    public static Reads Saves(bool needsX, bool needsMask) => needsX ? Reads.Second : Reads.None;

    public void Forward(in Shape xs, ReadOnlySpan<T> x, in Shape maskShape, ReadOnlySpan<T> mask, in Shape ys, Span<T> y)
        => Masking.Select(xs.Lengths, x, maskShape.Lengths, mask, y);

    public void Backward(Operand<T> x, Operand<T> mask, Output<T> y)
    {
        if (x.NeedsGradient)
            Masking.AddTo(y.Gradient, mask.Shape.Lengths, mask.Value, x.Shape.Lengths, x.Gradient);
    }
}
