using System.Numerics;
using System.Numerics.Tensors;
using Autograd.Core.Kernels;

namespace Autograd.Core;

public static partial class Variable
{
    /// <summary><c>y = x · σ(x); dx += dy · σ(x) · (1 + x · (1 − σ(x)))</c></summary>
    /// <remarks>Also called swish.</remarks>
    /// <param name="x">The operand.</param>
    public static Variable<T> Silu<T>(this Variable<T> x)
        where T : unmanaged, IFloatingPointIeee754<T> => Recorder.Pointwise(x, default(SiluFormula<T>));
}

internal readonly struct SiluFormula<T> : IPointwiseFormula<T>, IOperation
    where T : unmanaged, IFloatingPointIeee754<T>
{
    public static string Name => "Silu";

    public static Reads Reads => Reads.First;

    public void Forward(ReadOnlySpan<T> x, Span<T> y)
    {
        default(SigmoidFormula<T>).Forward(x, y);
        TensorPrimitives.Multiply(x, y, y);
    }

    public TReal Dx<TReal>(TReal dy, TReal x, TReal y)
        where TReal : struct, IReal<TReal>
    {
        TReal one = TReal.From(1), sigmoid = one / (one + TReal.Exp(-x));
        return dy * (sigmoid * (one + (x * (one - sigmoid))));
    }
}
