using System.Numerics;
using Autograd.Core.Kernels;

namespace Autograd.Core;

public static partial class Variable
{
    /// <summary><c>y = arcosh x; dx += dy / √(x² − 1)</c></summary>
    /// <param name="x">The operand.</param>
    public static Variable<T> Acosh<T>(this Variable<T> x)
        where T : unmanaged, IFloatingPointIeee754<T> => Recorder.Pointwise(x, default(AcoshFormula<T>));
}

internal readonly struct AcoshFormula<T> : IPointwiseFormula<T>, IOperation
    where T : unmanaged, IFloatingPointIeee754<T>
{
    public static string Name => "Acosh";

    public static Reads Reads => Reads.First;

    public void Forward(ReadOnlySpan<T> x, Span<T> y)
    {
        for (int i = 0; i < x.Length; i++)
            y[i] = T.Acosh(x[i]);
    }

    public TReal Dx<TReal>(TReal dy, TReal x, TReal y)
        where TReal : struct, IReal<TReal>
    {
        TReal one = TReal.From(1);
        return dy / TReal.Sqrt((x - one) * (x + one));
    }
}
