using System.Numerics;
using Autograd.Core.Kernels;

namespace Autograd.Core;

public static partial class Variable
{
    /// <summary><c>y = log₁₀ x; dx += dy / (x · ln 10)</c></summary>
    /// <param name="x">The operand.</param>
    public static Variable<T> Log10<T>(this Variable<T> x)
        where T : unmanaged, IFloatingPointIeee754<T> => Recorder.Pointwise(x, default(Log10Formula<T>));
}

internal readonly struct Log10Formula<T> : IPointwiseFormula<T>, IOperation
    where T : unmanaged, IFloatingPointIeee754<T>
{
    public static string Name => "Log10";

    public static Reads Reads => Reads.First;

    public void Forward(ReadOnlySpan<T> x, Span<T> y)
    {
        for (int i = 0; i < x.Length; i++)
            y[i] = T.Log10(x[i]);
    }

    public TReal Dx<TReal>(TReal dy, TReal x, TReal y)
        where TReal : struct, IReal<TReal> => dy / (x * TReal.From(Math.Log(10)));
}
