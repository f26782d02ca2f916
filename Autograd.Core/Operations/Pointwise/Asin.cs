using System.Numerics;
using System.Numerics.Tensors;
using Autograd.Core.Kernels;

namespace Autograd.Core;

public static partial class Variable
{
    /// <summary><c>y = arcsin x; dx += dy / √(1 − x²)</c></summary>
    /// <param name="x">The operand.</param>
    public static Variable<T> Asin<T>(this Variable<T> x)
        where T : unmanaged, IFloatingPointIeee754<T> => Recorder.Pointwise(x, default(AsinFormula<T>));
}

internal readonly struct AsinFormula<T> : IPointwiseFormula<T>, IOperation
    where T : unmanaged, IFloatingPointIeee754<T>
{
    public static string Name => "Asin";

    public static Reads Reads => Reads.First;

    public void Forward(ReadOnlySpan<T> x, Span<T> y) => TensorPrimitives.Asin(x, y);

    public TReal Dx<TReal>(TReal dy, TReal x, TReal y)
        where TReal : struct, IReal<TReal>
    {
        TReal one = TReal.From(1);
        return dy / TReal.Sqrt((one - x) * (one + x));
    }
}
