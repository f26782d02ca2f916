using System.Numerics;
using System.Numerics.Tensors;
using Autograd.Core.Kernels;

namespace Autograd.Core;

public static partial class Variable
{
    /// <summary><c>y = |x|; dx += dy · sign(x)</c></summary>
    /// <remarks>No gradient at 0, the sub-gradient of least norm.</remarks>
    /// <param name="x">The operand.</param>
    public static Variable<T> Abs<T>(this Variable<T> x)
        where T : unmanaged, IFloatingPointIeee754<T> => Recorder.Pointwise(x, default(AbsFormula<T>));
}

internal readonly struct AbsFormula<T> : IPointwiseFormula<T>, IOperation
    where T : unmanaged, IFloatingPointIeee754<T>
{
    public static string Name => "Abs";

    public static Reads Reads => Reads.First;

    public void Forward(ReadOnlySpan<T> x, Span<T> y) => TensorPrimitives.Abs(x, y);

    public TReal Dx<TReal>(TReal dy, TReal x, TReal y)
        where TReal : struct, IReal<TReal>
    {
        TReal zero = TReal.From(0);
        return TReal.IfLess(x, zero, -dy, TReal.IfLess(zero, x, dy, zero));
    }
}
