using System.Numerics;
using Autograd.Core.Kernels;

namespace Autograd.Core;

/// <summary>A formula of three elements as an operation on three variables that broadcast.</summary>
internal readonly struct TernaryFormulaOperation<T, TFormula>(TFormula formula) : ITernaryOperation<T>
    where T : unmanaged, IFloatingPointIeee754<T>
    where TFormula : struct, ITernaryFormula, IOperation
{
    private readonly TFormula _formula = formula;

    public static string Name => TFormula.Name;

    public static Reads Saves(bool needsA, bool needsB, bool needsC)
        => (needsA ? TFormula.ReadsForA : Reads.None) | (needsB ? TFormula.ReadsForB : Reads.None) | (needsC ? TFormula.ReadsForC : Reads.None);

    public static Variable<T> Apply(Variable<T> a, Variable<T> b, Variable<T> c, in TFormula formula)
    {
        Shape shape = Broadcasting.ResultShape<TFormula>(Broadcasting.ResultShape<TFormula>(a.Shape, b.Shape), c.Shape);
        return Recorder.Ternary(a, b, c, shape, new TernaryFormulaOperation<T, TFormula>(formula));
    }

    public void Forward(in Shape aShape, ReadOnlySpan<T> a, in Shape bShape, ReadOnlySpan<T> b, in Shape cShape, ReadOnlySpan<T> c, in Shape ys, Span<T> y)
        => Ternary.Forward(_formula, new TernaryPlan(ys.Lengths, aShape.Lengths, bShape.Lengths, cShape.Lengths), a, b, c, y);

    public void Backward(Operand<T> a, Operand<T> b, Operand<T> c, Output<T> y)
    {
        var plan = new TernaryPlan(y.Shape.Lengths, a.Shape.Lengths, b.Shape.Lengths, c.Shape.Lengths);
        if (a.NeedsGradient)
            Ternary.AddGradient<T, TFormula, Ternary.OfA>(_formula, plan, a.Value, b.Value, c.Value, y.Gradient, a.Gradient);
        if (b.NeedsGradient)
            Ternary.AddGradient<T, TFormula, Ternary.OfB>(_formula, plan, a.Value, b.Value, c.Value, y.Gradient, b.Gradient);
        if (c.NeedsGradient)
            Ternary.AddGradient<T, TFormula, Ternary.OfC>(_formula, plan, a.Value, b.Value, c.Value, y.Gradient, c.Gradient);
    }
}
