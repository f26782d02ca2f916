using System.Numerics;
using Autograd.Core.Kernels;

namespace Autograd.Core;

public static partial class Variable
{
    /// <summary><c>y = ln σ(x); dx += dy · (1 − σ(x))</c></summary>
    /// <remarks>Computed as <c>min(x, 0) − ln(1 + e^(−|x|))</c>, which neither overflows nor becomes ln 0.</remarks>
    /// <param name="x">The operand.</param>
    public static Variable<T> LogSigmoid<T>(this Variable<T> x)
        where T : unmanaged, IFloatingPointIeee754<T> => Recorder.Pointwise(x, default(LogSigmoidFormula<T>));
}

internal readonly struct LogSigmoidFormula<T> : IPointwiseFormula<T>, IRealFunction, IOperation
    where T : unmanaged, IFloatingPointIeee754<T>
{
    public static string Name => "LogSigmoid";

    public static Reads Reads => Reads.First;

    public void Forward(ReadOnlySpan<T> x, Span<T> y) => RealFunction.Map(this, x, y);

    public TReal Value<TReal>(TReal x)
        where TReal : struct, IReal<TReal> => TReal.Min(x, TReal.From(0)) - TReal.Log1p(TReal.Exp(-TReal.Abs(x)));

    public TReal Dx<TReal>(TReal dy, TReal x, TReal y)
        where TReal : struct, IReal<TReal> => dy / (TReal.From(1) + TReal.Exp(x));
}
