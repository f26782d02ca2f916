using System.Numerics;
using Autograd.Core.Kernels;

namespace Autograd.Core;

public static partial class Variable
{
    /// <summary><c>y = ln(1 + x); dx += dy / (x + 1)</c></summary>
    /// <remarks>Keeps its digits near 0.</remarks>
    /// <param name="x">The operand.</param>
    public static Variable<T> Log1p<T>(this Variable<T> x)
        where T : unmanaged, IFloatingPointIeee754<T> => Recorder.Pointwise(x, default(Log1pFormula<T>));
}

internal readonly struct Log1pFormula<T> : IPointwiseFormula<T>, IRealFunction, IOperation
    where T : unmanaged, IFloatingPointIeee754<T>
{
    public static string Name => "Log1P";

    public static Reads Reads => Reads.First;

    public void Forward(ReadOnlySpan<T> x, Span<T> y) => RealFunction.Map(this, x, y);

    public TReal Value<TReal>(TReal x)
        where TReal : struct, IReal<TReal> => TReal.Log1p(x);

    public TReal Dx<TReal>(TReal dy, TReal x, TReal y)
        where TReal : struct, IReal<TReal> => dy / (x + TReal.From(1));
}
