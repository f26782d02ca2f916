using System.Numerics;
using System.Numerics.Tensors;
using Autograd.Core.Kernels;

namespace Autograd.Core;

public static partial class Variable
{
    /// <summary><c>y = x rounded to a number of decimals; dx += 0</c></summary>
    /// <param name="x">The operand.</param>
    /// <param name="decimals">Decimals to keep; with −2, to hundreds. Halves become even.</param>
    public static Variable<T> Round<T>(this Variable<T> x, int decimals = 0)
        where T : unmanaged, IFloatingPointIeee754<T> => Recorder.Pointwise(x, new RoundFormula<T>(decimals));
}

internal readonly struct RoundFormula<T>(int decimals) : IPointwiseFormula<T>, IOperation
    where T : unmanaged, IFloatingPointIeee754<T>
{
    public static string Name => "Round";

    public static Reads Reads => Reads.None;

    public void Forward(ReadOnlySpan<T> x, Span<T> y)
    {
        if (decimals == 0)
        {
            TensorPrimitives.Round(x, y);
            return;
        }

        T power = T.CreateTruncating(Math.Pow(10, Math.Abs(decimals)));
        for (int i = 0; i < x.Length; i++)
            y[i] = decimals > 0 ? T.Round(x[i] * power) / power : T.Round(x[i] / power) * power;
    }

    public TReal Dx<TReal>(TReal dy, TReal x, TReal y)
        where TReal : struct, IReal<TReal> => TReal.From(0);
}
