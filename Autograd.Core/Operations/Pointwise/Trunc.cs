using System.Numerics;
using System.Numerics.Tensors;
using Autograd.Core.Kernels;

namespace Autograd.Core;

public static partial class Variable
{
    /// <summary><c>y = x without its fraction; dx += 0</c></summary>
    /// <param name="x">The operand.</param>
    public static Variable<T> Trunc<T>(this Variable<T> x)
        where T : unmanaged, IFloatingPointIeee754<T> => Recorder.Pointwise(x, default(TruncFormula<T>));
}

internal readonly struct TruncFormula<T> : IPointwiseFormula<T>, IOperation
    where T : unmanaged, IFloatingPointIeee754<T>
{
    public static string Name => "Trunc";

    public static Reads Reads => Reads.None;

    public void Forward(ReadOnlySpan<T> x, Span<T> y) => TensorPrimitives.Truncate(x, y);

    public TReal Dx<TReal>(TReal dy, TReal x, TReal y)
        where TReal : struct, IReal<TReal> => TReal.From(0);
}
