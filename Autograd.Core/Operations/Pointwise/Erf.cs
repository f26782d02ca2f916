using System.Numerics;
using Autograd.Core.Kernels;

namespace Autograd.Core;

public static partial class Variable
{
    /// <summary><c>y = erf(x) = 2/√π · ∫₀ˣ e^(−t²) dt; dx += dy · 2/√π · e^(−x²)</c></summary>
    /// <param name="x">The operand.</param>
    public static Variable<T> Erf<T>(this Variable<T> x)
        where T : unmanaged, IFloatingPointIeee754<T> => Recorder.Pointwise(x, default(ErfFormula<T>));
}

internal readonly struct ErfFormula<T> : IPointwiseFormula<T>, IRealFunction, IOperation
    where T : unmanaged, IFloatingPointIeee754<T>
{
    public static string Name => "Erf";

    public static Reads Reads => Reads.First;

    public void Forward(ReadOnlySpan<T> x, Span<T> y) => RealFunction.Map(this, x, y);

    public TReal Value<TReal>(TReal x)
        where TReal : struct, IReal<TReal> => TReal.Erf(x);

    public TReal Dx<TReal>(TReal dy, TReal x, TReal y)
        where TReal : struct, IReal<TReal> => dy * (TReal.From(2 / Math.Sqrt(Math.PI)) * TReal.Exp(-(x * x)));
}
