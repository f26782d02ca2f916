using System.Numerics;
using System.Numerics.Tensors;
using Autograd.Core.Kernels;

namespace Autograd.Core;

public static partial class Variable
{
    /// <summary><c>y = σ(x) = 1 / (1 + e^(−x)); dx += dy · y · (1 − y)</c></summary>
    /// <param name="x">The operand.</param>
    public static Variable<T> Sigmoid<T>(this Variable<T> x)
        where T : unmanaged, IFloatingPointIeee754<T> => Recorder.Pointwise(x, default(SigmoidFormula<T>));
}

internal readonly struct SigmoidFormula<T> : IPointwiseFormula<T>, IOperation
    where T : unmanaged, IFloatingPointIeee754<T>
{
    public static string Name => "Sigmoid";

    public static Reads Reads => Reads.Output;

    public void Forward(ReadOnlySpan<T> x, Span<T> y)
    {
        // The function refuses empty spans.
        if (!x.IsEmpty)
            TensorPrimitives.Sigmoid(x, y);
    }

    public TReal Dx<TReal>(TReal dy, TReal x, TReal y)
        where TReal : struct, IReal<TReal> => dy * ((TReal.From(1) - y) * y);
}
