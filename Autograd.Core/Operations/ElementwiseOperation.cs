using System.Numerics;
using Autograd.Core.Kernels;

namespace Autograd.Core;

/// <summary>A formula of two elements as an operation on two variables that broadcast.</summary>
internal readonly struct ElementwiseOperation<T, TFormula>(TFormula formula) : IBinaryOperation<T>
    where T : unmanaged, IFloatingPointIeee754<T>
    where TFormula : struct, IElementwiseFormula<T>, IOperation
{
    private readonly TFormula _formula = formula;

    public static string Name => TFormula.Name;

    public static Reads Saves(bool needsA, bool needsB)
        => (needsA ? TFormula.ReadsForA : Reads.None) | (needsB ? TFormula.ReadsForB : Reads.None);

    public void Forward(in Shape aShape, ReadOnlySpan<T> a, in Shape bShape, ReadOnlySpan<T> b, in Shape ys, Span<T> y)
        => Elementwise.Forward(_formula, aShape.Lengths, a, bShape.Lengths, b, y);

    public void Backward(Operand<T> a, Operand<T> b, Output<T> y)
    {
        if (a.NeedsGradient)
            Elementwise.AddGradientOfA(_formula, a.Shape.Lengths, a.Value, b.Shape.Lengths, b.Value, y.Value, y.Gradient, a.Gradient);
        if (b.NeedsGradient)
            Elementwise.AddGradientOfB(_formula, a.Shape.Lengths, a.Value, b.Shape.Lengths, b.Value, y.Value, y.Gradient, b.Gradient);
    }
}
