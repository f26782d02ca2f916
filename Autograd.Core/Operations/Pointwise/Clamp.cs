using System.Numerics;
using Autograd.Core.Kernels;

namespace Autograd.Core;

public static partial class Variable
{
    /// <summary><c>y = min(max(x, low), high); dx += dy where low ≤ x ≤ high</c></summary>
    /// <remarks>Where low is greater than high, y = high. One bound alone: <see cref="ClampMin{T}(Variable{T}, T)"/>, <see cref="ClampMax{T}(Variable{T}, T)"/>.</remarks>
    /// <param name="x">The operand.</param>
    /// <param name="min">low.</param>
    /// <param name="max">high.</param>
    public static Variable<T> Clamp<T>(this Variable<T> x, T min, T max)
        where T : unmanaged, IFloatingPointIeee754<T>
        => Recorder.Pointwise(x, new ClampNumbersFormula<T>(double.CreateTruncating(min), double.CreateTruncating(max)));

    /// <summary><c>y = min(max(x, low), high); dx += dy where low ≤ x ≤ high; dlow += dy where x &lt; low &lt; high; dhigh += dy where x or low is above high</c></summary>
    /// <param name="x">The operand.</param>
    /// <param name="min">low; shapes broadcast.</param>
    /// <param name="max">high; shapes broadcast.</param>
    /// <exception cref="ArgumentException">The shapes do not broadcast.</exception>
    public static Variable<T> Clamp<T>(this Variable<T> x, Variable<T> min, Variable<T> max)
        where T : unmanaged, IFloatingPointIeee754<T> => TernaryFormulaOperation<T, ClampFormula>.Apply(x, min, max, default);
}

internal readonly struct ClampNumbersFormula<T>(double min, double max) : IPointwiseFormula<T>, IRealFunction, IOperation
    where T : unmanaged, IFloatingPointIeee754<T>
{
    public static string Name => "Clamp";

    public static Reads Reads => Reads.First;

    public void Forward(ReadOnlySpan<T> x, Span<T> y) => RealFunction.Map(this, x, y);

    public TReal Value<TReal>(TReal x)
        where TReal : struct, IReal<TReal> => default(ClampFormula).Value(x, TReal.From(min), TReal.From(max));

    public TReal Dx<TReal>(TReal dy, TReal x, TReal y)
        where TReal : struct, IReal<TReal> => default(ClampFormula).Da(dy, x, TReal.From(min), TReal.From(max));
}

internal readonly struct ClampFormula : ITernaryFormula, IOperation
{
    public static string Name => "Clamp";

    public static Reads ReadsForA => Reads.First | Reads.Second | Reads.Third;

    public static Reads ReadsForB => Reads.First | Reads.Second | Reads.Third;

    public static Reads ReadsForC => Reads.First | Reads.Second | Reads.Third;

    public TReal Value<TReal>(TReal x, TReal min, TReal max)
        where TReal : struct, IReal<TReal> => TReal.Min(TReal.Max(x, min), max);

    public TReal Da<TReal>(TReal dy, TReal x, TReal min, TReal max)
        where TReal : struct, IReal<TReal>
    {
        TReal zero = TReal.From(0);
        return TReal.IfLessOrEqual(min, x, TReal.IfLessOrEqual(x, max, dy, zero), zero);
    }

    public TReal Db<TReal>(TReal dy, TReal x, TReal min, TReal max)
        where TReal : struct, IReal<TReal>
    {
        TReal zero = TReal.From(0);
        return TReal.IfLess(x, min, TReal.IfLess(min, max, dy, zero), zero);
    }

    public TReal Dc<TReal>(TReal dy, TReal x, TReal min, TReal max)
        where TReal : struct, IReal<TReal> => TReal.IfLess(max, x, dy, TReal.IfLess(max, min, dy, TReal.From(0)));
}
