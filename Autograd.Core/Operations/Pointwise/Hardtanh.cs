using System.Numerics;
using Autograd.Core.Kernels;

namespace Autograd.Core;

public static partial class Variable
{
    /// <summary><c>y = min(max(x, low), high); dx += dy where low &lt; x &lt; high</c></summary>
    /// <remarks>No gradient at the edges, where <see cref="Clamp{T}(Variable{T}, T, T)"/> has one.</remarks>
    /// <param name="x">The operand.</param>
    /// <param name="min">low.</param>
    /// <param name="max">high.</param>
    /// <exception cref="ArgumentException"><paramref name="min"/> is greater than <paramref name="max"/>.</exception>
    public static Variable<T> Hardtanh<T>(this Variable<T> x, double min = -1, double max = 1)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (min > max)
            throw new ArgumentException($"Hardtanh: min must not be greater than max, min is {min} and max is {max}.", nameof(min));
        return Recorder.Pointwise(x, new HardtanhFormula<T>(min, max));
    }
}

internal readonly struct HardtanhFormula<T>(double min, double max) : IPointwiseFormula<T>, IRealFunction, IOperation
    where T : unmanaged, IFloatingPointIeee754<T>
{
    public static string Name => "Hardtanh";

    public static Reads Reads => Reads.First;

    public void Forward(ReadOnlySpan<T> x, Span<T> y) => RealFunction.Map(this, x, y);

    public TReal Value<TReal>(TReal x)
        where TReal : struct, IReal<TReal> => TReal.Min(TReal.Max(x, TReal.From(min)), TReal.From(max));

    public TReal Dx<TReal>(TReal dy, TReal x, TReal y)
        where TReal : struct, IReal<TReal>
    {
        TReal zero = TReal.From(0);
        return TReal.IfLessOrEqual(x, TReal.From(min), zero, TReal.IfLessOrEqual(TReal.From(max), x, zero, dy));
    }
}
