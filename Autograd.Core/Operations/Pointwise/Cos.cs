using System.Numerics;
using Autograd.Core.Kernels;

namespace Autograd.Core;

public static partial class Variable
{
    /// <summary><c>y = cos x; dx −= dy · sin x</c></summary>
    /// <param name="x">The operand.</param>
    public static Variable<T> Cos<T>(this Variable<T> x)
        where T : unmanaged, IFloatingPointIeee754<T> => Recorder.Pointwise(x, default(CosFormula<T>));
}

internal readonly struct CosFormula<T> : IPointwiseFormula<T>, IOperation
    where T : unmanaged, IFloatingPointIeee754<T>
{
    public static string Name => "Cos";

    public static Reads Reads => Reads.First;

    public void Forward(ReadOnlySpan<T> x, Span<T> y) => RealFunction.Map(default(CosFunction), x, y);

    public TReal Dx<TReal>(TReal dy, TReal x, TReal y)
        where TReal : struct, IReal<TReal> => -dy * TReal.Sin(x);
}

// The machine's vector function rounds differently with the alignment of the span.
internal readonly struct CosFunction : IRealFunction
{
    public TReal Value<TReal>(TReal x)
        where TReal : struct, IReal<TReal> => TReal.Cos(x);
}
