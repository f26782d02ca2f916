using System.Numerics;
using System.Numerics.Tensors;
using Autograd.Core.Kernels;

namespace Autograd.Core;

public static partial class Variable
{
    /// <summary><c>y = ln x; dx += dy / x</c></summary>
    /// <param name="x">The operand.</param>
    public static Variable<T> Log<T>(this Variable<T> x)
        where T : unmanaged, IFloatingPointIeee754<T> => Recorder.Pointwise(x, default(LogFormula<T>));
}

internal readonly struct LogFormula<T> : IPointwiseFormula<T>, IOperation
    where T : unmanaged, IFloatingPointIeee754<T>
{
    public static string Name => "Log";

    public static Reads Reads => Reads.First;

    public void Forward(ReadOnlySpan<T> x, Span<T> y) => TensorPrimitives.Log(x, y);

    public TReal Dx<TReal>(TReal dy, TReal x, TReal y)
        where TReal : struct, IReal<TReal> => dy / x;
}
