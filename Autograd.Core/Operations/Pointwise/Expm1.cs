using System.Numerics;
using Autograd.Core.Kernels;

namespace Autograd.Core;

public static partial class Variable
{
    /// <summary><c>y = e^x − 1; dx += dy · (y + 1)</c></summary>
    /// <remarks>Keeps its digits near 0.</remarks>
    /// <param name="x">The operand.</param>
    public static Variable<T> Expm1<T>(this Variable<T> x)
        where T : unmanaged, IFloatingPointIeee754<T> => Recorder.Pointwise(x, default(Expm1Formula<T>));
}

internal readonly struct Expm1Formula<T> : IPointwiseFormula<T>, IRealFunction, IOperation
    where T : unmanaged, IFloatingPointIeee754<T>
{
    public static string Name => "Expm1";

    public static Reads Reads => Reads.Output;

    public void Forward(ReadOnlySpan<T> x, Span<T> y) => RealFunction.Map(this, x, y);

    public TReal Value<TReal>(TReal x)
        where TReal : struct, IReal<TReal> => TReal.Expm1(x);

    public TReal Dx<TReal>(TReal dy, TReal x, TReal y)
        where TReal : struct, IReal<TReal> => dy * (y + TReal.From(1));
}
