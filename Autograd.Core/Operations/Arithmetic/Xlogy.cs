using System.Numerics;
using Autograd.Core.Kernels;

namespace Autograd.Core;

public static partial class Variable
{
    /// <summary><c>y = a · ln b, and 0 where a = 0; da += dy · ln b; db += dy · a / b</c></summary>
    /// <remarks>No gradient for a where a = 0 and b ≤ 0.</remarks>
    /// <param name="a">The first operand.</param>
    /// <param name="b">The second operand; shapes broadcast.</param>
    /// <exception cref="ArgumentException">The shapes do not broadcast.</exception>
    public static Variable<T> Xlogy<T>(this Variable<T> a, Variable<T> b)
        where T : unmanaged, IFloatingPointIeee754<T> => Recorder.Elementwise(a, b, default(XlogyFormula<T>));

    /// <inheritdoc cref="Xlogy{T}(Variable{T}, Variable{T})"/>
    public static Variable<T> Xlogy<T>(this Variable<T> a, T b)
        where T : unmanaged, IFloatingPointIeee754<T> => Recorder.Pointwise(a, new RightNumberFormula<T, XlogyFormula<T>>(default, b));

    /// <inheritdoc cref="Xlogy{T}(Variable{T}, Variable{T})"/>
    public static Variable<T> Xlogy<T>(T a, Variable<T> b)
        where T : unmanaged, IFloatingPointIeee754<T> => Recorder.Pointwise(b, new LeftNumberFormula<T, XlogyFormula<T>>(default, a));
}

internal readonly struct XlogyFormula<T> : IElementwiseFormula<T>, IRealFunction2, IOperation
    where T : unmanaged, IFloatingPointIeee754<T>
{
    public static string Name => "Xlogy";

    public static Reads ReadsForA => Reads.First | Reads.Second;

    public static Reads ReadsForB => Reads.First | Reads.Second;

    public void Forward(ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> y) => RealFunction.Map(this, a, b, y);

    public void Forward(ReadOnlySpan<T> a, T b, Span<T> y) => RealFunction.Map(this, a, b, y);

    public void Forward(T a, ReadOnlySpan<T> b, Span<T> y) => RealFunction.Map(this, a, b, y);

    public TReal Value<TReal>(TReal a, TReal b)
        where TReal : struct, IReal<TReal> => TReal.IfEqual(b, b, TReal.IfEqual(a, TReal.From(0), TReal.From(0), a * TReal.Log(b)), b);

    public TReal Da<TReal>(TReal dy, TReal a, TReal b, TReal y)
        where TReal : struct, IReal<TReal>
    {
        TReal zero = TReal.From(0), slope = Value(dy, b);
        return TReal.IfEqual(a, zero, TReal.IfLessOrEqual(b, zero, zero, slope), slope);
    }

    public TReal Db<TReal>(TReal dy, TReal a, TReal b, TReal y)
        where TReal : struct, IReal<TReal> => dy * (a / b);
}
