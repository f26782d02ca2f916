using System.Numerics;
using Autograd.Core.Kernels;

namespace Autograd.Core;

public static partial class Variable
{
    /// <summary><c>y = x where x &gt; 0, else α · (e^x − 1); dx += dy where x &gt; 0, else dy · α · e^x</c></summary>
    /// <param name="x">The operand.</param>
    /// <param name="alpha">α; what −y tends to for small x.</param>
    public static Variable<T> Elu<T>(this Variable<T> x, double alpha = 1)
        where T : unmanaged, IFloatingPointIeee754<T> => Recorder.Pointwise(x, new EluFormula<T>(alpha, 1));
}

internal readonly struct EluFormula<T>(double alpha, double scale) : IPointwiseFormula<T>, IRealFunction, IOperation
    where T : unmanaged, IFloatingPointIeee754<T>
{
    public static string Name => "Elu";

    public static Reads Reads => Reads.First;

    public void Forward(ReadOnlySpan<T> x, Span<T> y) => RealFunction.Map(this, x, y);

    public TReal Value<TReal>(TReal x)
        where TReal : struct, IReal<TReal>
        => TReal.From(scale) * TReal.IfLessOrEqual(x, TReal.From(0), TReal.From(alpha) * TReal.Expm1(x), x);

    public TReal Dx<TReal>(TReal dy, TReal x, TReal y)
        where TReal : struct, IReal<TReal>
        => TReal.From(scale) * TReal.IfLessOrEqual(x, TReal.From(0), dy * (TReal.From(alpha) * TReal.Exp(x)), dy);
}
