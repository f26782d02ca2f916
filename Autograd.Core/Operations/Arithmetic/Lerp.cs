using System.Numerics;
using Autograd.Core.Kernels;

namespace Autograd.Core;

public static partial class Variable
{
    /// <summary><c>y = a + w · (b − a); da += dy · (1 − w); db += dy · w</c></summary>
    /// <param name="a">The value at w = 0.</param>
    /// <param name="b">The value at w = 1; shapes broadcast.</param>
    /// <param name="weight">w.</param>
    /// <exception cref="ArgumentException">The shapes do not broadcast.</exception>
    public static Variable<T> Lerp<T>(this Variable<T> a, Variable<T> b, T weight)
        where T : unmanaged, IFloatingPointIeee754<T> => Recorder.Elementwise(a, b, new LerpNumberFormula<T>(double.CreateTruncating(weight)));

    /// <summary><c>y = a + w · (b − a); da += dy · (1 − w); db += dy · w; dw += dy · (b − a)</c></summary>
    /// <param name="a">The value at w = 0.</param>
    /// <param name="b">The value at w = 1; shapes broadcast.</param>
    /// <param name="weight">w; shapes broadcast.</param>
    /// <exception cref="ArgumentException">The shapes do not broadcast.</exception>
    public static Variable<T> Lerp<T>(this Variable<T> a, Variable<T> b, Variable<T> weight)
        where T : unmanaged, IFloatingPointIeee754<T> => TernaryFormulaOperation<T, LerpFormula>.Apply(a, b, weight, default);
}

internal readonly struct LerpNumberFormula<T>(double weight) : IElementwiseFormula<T>, IRealFunction2, IOperation
    where T : unmanaged, IFloatingPointIeee754<T>
{
    public static string Name => "Lerp";

    public static Reads ReadsForA => Reads.None;

    public static Reads ReadsForB => Reads.None;

    public void Forward(ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> y) => RealFunction.Map(this, a, b, y);

    public void Forward(ReadOnlySpan<T> a, T b, Span<T> y) => RealFunction.Map(this, a, b, y);

    public void Forward(T a, ReadOnlySpan<T> b, Span<T> y) => RealFunction.Map(this, a, b, y);

    public TReal Value<TReal>(TReal a, TReal b)
        where TReal : struct, IReal<TReal> => default(LerpFormula).Value(a, b, TReal.From(weight));

    public TReal Da<TReal>(TReal dy, TReal a, TReal b, TReal y)
        where TReal : struct, IReal<TReal> => dy * (TReal.From(1) - TReal.From(weight));

    public TReal Db<TReal>(TReal dy, TReal a, TReal b, TReal y)
        where TReal : struct, IReal<TReal> => dy * TReal.From(weight);
}

internal readonly struct LerpFormula : ITernaryFormula, IOperation
{
    public static string Name => "Lerp";

    public static Reads ReadsForA => Reads.Third;

    public static Reads ReadsForB => Reads.Third;

    public static Reads ReadsForC => Reads.First | Reads.Second;

    // From the nearer end, so that w = 1 gives b itself.
    public TReal Value<TReal>(TReal a, TReal b, TReal weight)
        where TReal : struct, IReal<TReal>
    {
        TReal way = b - a;
        return TReal.IfLess(TReal.Abs(weight), TReal.From(0.5), a + (weight * way), b - ((TReal.From(1) - weight) * way));
    }

    public TReal Da<TReal>(TReal dy, TReal a, TReal b, TReal weight)
        where TReal : struct, IReal<TReal> => dy * (TReal.From(1) - weight);

    public TReal Db<TReal>(TReal dy, TReal a, TReal b, TReal weight)
        where TReal : struct, IReal<TReal> => dy * weight;

    public TReal Dc<TReal>(TReal dy, TReal a, TReal b, TReal weight)
        where TReal : struct, IReal<TReal> => dy * (b - a);
}
