using System.Numerics;
using System.Numerics.Tensors;
using Autograd.Core.Kernels;

namespace Autograd.Core;

public static partial class Variable
{
    /// <summary><c>y = 1 / √x; dx −= dy · y³ / 2</c></summary>
    /// <param name="x">The operand.</param>
    public static Variable<T> Rsqrt<T>(this Variable<T> x)
        where T : unmanaged, IFloatingPointIeee754<T> => Recorder.Pointwise(x, default(RsqrtFormula<T>));
}

internal readonly struct RsqrtFormula<T> : IPointwiseFormula<T>, IOperation
    where T : unmanaged, IFloatingPointIeee754<T>
{
    public static string Name => "Rsqrt";

    public static Reads Reads => Reads.Output;

    public void Forward(ReadOnlySpan<T> x, Span<T> y) => TensorPrimitives.ReciprocalSqrt(x, y);

    public TReal Dx<TReal>(TReal dy, TReal x, TReal y)
        where TReal : struct, IReal<TReal> => -dy * (y * y * y * TReal.From(0.5));
}
