using System.Numerics;
using System.Numerics.Tensors;
using Autograd.Core.Kernels;

namespace Autograd.Core;

public static partial class Variable
{
    /// <summary><c>y = max(x, 0); dx += dy where y &gt; 0</c></summary>
    /// <remarks>No gradient at 0; NaN passes through, and so does its gradient.</remarks>
    /// <param name="x">The operand.</param>
    public static Variable<T> Relu<T>(this Variable<T> x)
        where T : unmanaged, IFloatingPointIeee754<T> => Recorder.Pointwise(x, default(ReluFormula<T>));
}

internal readonly struct ReluFormula<T> : IPointwiseFormula<T>, IOperation
    where T : unmanaged, IFloatingPointIeee754<T>
{
    public static string Name => "Relu";

    public static Reads Reads => Reads.Output;

    public void Forward(ReadOnlySpan<T> x, Span<T> y) => TensorPrimitives.Max(x, T.Zero, y);

    public TReal Dx<TReal>(TReal dy, TReal x, TReal y)
        where TReal : struct, IReal<TReal> => TReal.IfLessOrEqual(y, TReal.From(0), TReal.From(0), dy);
}
