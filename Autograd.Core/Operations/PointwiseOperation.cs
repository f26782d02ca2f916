using System.Numerics;
using Autograd.Core.Kernels;

namespace Autograd.Core;

/// <summary>A formula of one element as an operation on a variable.</summary>
internal readonly struct PointwiseOperation<T, TFormula>(TFormula formula) : IUnaryOperation<T>
    where T : unmanaged, IFloatingPointIeee754<T>
    where TFormula : struct, IPointwiseFormula<T>, IOperation
{
    private readonly TFormula _formula = formula;

    public static string Name => TFormula.Name;

    public static Reads Saves => TFormula.Reads;

    public void Forward(in Shape xs, ReadOnlySpan<T> x, in Shape ys, Span<T> y) => _formula.Forward(x, y);

    public void Backward(Operand<T> x, Output<T> y) => Pointwise.AddGradient(_formula, x.Value, y.Value, y.Gradient, x.Gradient);
}
