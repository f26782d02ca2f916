using System.Numerics;
using Autograd.Core.Kernels;

namespace Autograd.Core;

public static partial class Variable
{
    /// <summary><c>y = tanh x; dx += dy · (1 − y²)</c></summary>
    /// <param name="x">The operand.</param>
    public static Variable<T> Tanh<T>(this Variable<T> x)
        where T : unmanaged, IFloatingPointIeee754<T> => Recorder.Pointwise(x, default(TanhFormula<T>));
}

internal readonly struct TanhFormula<T> : IPointwiseFormula<T>, IRealFunction, IOperation
    where T : unmanaged, IFloatingPointIeee754<T>
{
    public static string Name => "Tanh";

    public static Reads Reads => Reads.Output;

    public void Forward(ReadOnlySpan<T> x, Span<T> y) => RealFunction.Map(this, x, y);

    public TReal Value<TReal>(TReal x)
        where TReal : struct, IReal<TReal> => TReal.Tanh(x);

    public TReal Dx<TReal>(TReal dy, TReal x, TReal y)
        where TReal : struct, IReal<TReal> => dy * (TReal.From(1) - (y * y));
}
