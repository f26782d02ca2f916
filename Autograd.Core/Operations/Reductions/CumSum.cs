using System.Numerics;
using Autograd.Core.Kernels;

namespace Autograd.Core;

public static partial class Variable
{
    /// <summary><c>y_i = Σ_{j≤i} x_j; dx_j += Σ_{i≥j} dy_i</c> along a dimension.</summary>
    /// <remarks>Lost digits are carried along, so that long sums stay accurate.</remarks>
    /// <param name="x">The operand.</param>
    /// <param name="dim">The dimension; counted from the end where negative.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such dimension.</exception>
    public static Variable<T> CumSum<T>(this Variable<T> x, int dim)
        where T : unmanaged, IFloatingPointIeee754<T>
        => Recorder.Unary(x, x.Shape, new CumSumOperation<T>(Axis.Of<CumSumOperation<T>>(x.Shape, dim)));
}

internal readonly struct CumSumOperation<T>(Axis axis) : IUnaryOperation<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    public static string Name => "Cumsum";

    public static Reads Saves => Reads.None;

    public void Forward(in Shape xs, ReadOnlySpan<T> x, in Shape ys, Span<T> y) => CumulativeSum.Of(x, axis.Length, axis.Inner, y);

    public void Backward(Operand<T> x, Output<T> y) => CumulativeSum.AddGradient(y.Gradient, axis.Length, axis.Inner, x.Gradient);
}
