using System.Numerics;
using Autograd.Core.Kernels;

namespace Autograd.Core;

public static partial class Variable
{
    /// <summary><c>y = sinh x; dx += dy · cosh x</c></summary>
    /// <param name="x">The operand.</param>
    public static Variable<T> Sinh<T>(this Variable<T> x)
        where T : unmanaged, IFloatingPointIeee754<T> => Recorder.Pointwise(x, default(SinhFormula<T>));
}

internal readonly struct SinhFormula<T> : IPointwiseFormula<T>, IOperation
    where T : unmanaged, IFloatingPointIeee754<T>
{
    public static string Name => "Sinh";

    public static Reads Reads => Reads.First;

    // TensorPrimitives loses the digits near 0.
    public void Forward(ReadOnlySpan<T> x, Span<T> y)
    {
        for (int i = 0; i < x.Length; i++)
            y[i] = T.Sinh(x[i]);
    }

    public TReal Dx<TReal>(TReal dy, TReal x, TReal y)
        where TReal : struct, IReal<TReal> => dy * TReal.Cosh(x);
}
