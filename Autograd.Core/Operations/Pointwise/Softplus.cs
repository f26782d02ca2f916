using System.Numerics;
using Autograd.Core.Kernels;

namespace Autograd.Core;

public static partial class Variable
{
    /// <summary><c>y = ln(1 + e^(β·x)) / β; dx += dy · σ(β·x)</c>, and <c>y = x; dx += dy</c> where β·x is above a threshold.</summary>
    /// <param name="x">The operand.</param>
    /// <param name="beta">β.</param>
    /// <param name="threshold">From where on the function is taken for linear.</param>
    public static Variable<T> Softplus<T>(this Variable<T> x, double beta = 1, double threshold = 20)
        where T : unmanaged, IFloatingPointIeee754<T> => Recorder.Pointwise(x, new SoftplusFormula<T>(beta, threshold));
}

internal readonly struct SoftplusFormula<T>(double beta, double threshold) : IPointwiseFormula<T>, IRealFunction, IOperation
    where T : unmanaged, IFloatingPointIeee754<T>
{
    public static string Name => "Softplus";

    public static Reads Reads => Reads.First;

    public void Forward(ReadOnlySpan<T> x, Span<T> y) => RealFunction.Map(this, x, y);

    public TReal Value<TReal>(TReal x)
        where TReal : struct, IReal<TReal>
    {
        TReal scale = TReal.From(beta), scaled = x * scale;
        return TReal.IfLess(TReal.From(threshold), scaled, x, TReal.Log1p(TReal.Exp(scaled)) / scale);
    }

    public TReal Dx<TReal>(TReal dy, TReal x, TReal y)
        where TReal : struct, IReal<TReal>
    {
        TReal scaled = x * TReal.From(beta);
        return TReal.IfLess(TReal.From(threshold), scaled, dy, dy / (TReal.From(1) + TReal.Exp(-scaled)));
    }
}
