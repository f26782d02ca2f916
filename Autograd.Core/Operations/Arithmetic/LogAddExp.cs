using System.Numerics;
using Autograd.Core.Kernels;

namespace Autograd.Core;

public static partial class Variable
{
    /// <summary><c>y = ln(e^a + e^b); da += dy · σ(a − b); db += dy · σ(b − a)</c></summary>
    /// <remarks>Computed as <c>max(a, b) + ln(1 + e^(−|a − b|))</c>, which does not overflow.</remarks>
    /// <param name="a">The first operand.</param>
    /// <param name="b">The second operand; shapes broadcast.</param>
    /// <exception cref="ArgumentException">The shapes do not broadcast.</exception>
    public static Variable<T> LogAddExp<T>(this Variable<T> a, Variable<T> b)
        where T : unmanaged, IFloatingPointIeee754<T> => Recorder.Elementwise(a, b, default(LogAddExpFormula<T>));
}

internal readonly struct LogAddExpFormula<T> : IElementwiseFormula<T>, IRealFunction2, IOperation
    where T : unmanaged, IFloatingPointIeee754<T>
{
    public static string Name => "Logaddexp";

    public static Reads ReadsForA => Reads.First | Reads.Second;

    public static Reads ReadsForB => Reads.First | Reads.Second;

    public void Forward(ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> y) => RealFunction.Map(this, a, b, y);

    public void Forward(ReadOnlySpan<T> a, T b, Span<T> y) => RealFunction.Map(this, a, b, y);

    public void Forward(T a, ReadOnlySpan<T> b, Span<T> y) => RealFunction.Map(this, a, b, y);

    public TReal Value<TReal>(TReal a, TReal b)
        where TReal : struct, IReal<TReal>
    {
        TReal zero = TReal.From(0), distance = TReal.IfEqual(a, b, zero, TReal.Abs(a - b)); // ∞ − ∞ is no number
        return TReal.Max(a, b) + TReal.Log1p(TReal.Exp(-distance));
    }

    public TReal Da<TReal>(TReal dy, TReal a, TReal b, TReal y)
        where TReal : struct, IReal<TReal> => dy / (TReal.From(1) + TReal.Exp(b - a));

    public TReal Db<TReal>(TReal dy, TReal a, TReal b, TReal y)
        where TReal : struct, IReal<TReal> => dy / (TReal.From(1) + TReal.Exp(a - b));
}
