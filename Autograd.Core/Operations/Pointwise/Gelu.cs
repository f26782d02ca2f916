using System.Numerics;
using Autograd.Core.Kernels;

namespace Autograd.Core;

public static partial class Variable
{
    /// <summary><c>y = x · Φ(x); dx += dy · (Φ(x) + x · φ(x))</c> with the normal distribution function Φ and its density φ.</summary>
    /// <remarks>With <see cref="GeluApproximation.Tanh"/>, Φ(x) is replaced by <c>(1 + tanh(√(2/π) · (x + 0.044715 x³))) / 2</c>, and the gradient is that one's.</remarks>
    /// <param name="x">The operand.</param>
    /// <param name="approximate">How Φ is computed.</param>
    public static Variable<T> Gelu<T>(this Variable<T> x, GeluApproximation approximate = GeluApproximation.None)
        where T : unmanaged, IFloatingPointIeee754<T> => approximate switch
        {
            GeluApproximation.None => Recorder.Pointwise(x, default(GeluFormula<T>)),
            GeluApproximation.Tanh => Recorder.Pointwise(x, default(GeluTanhFormula<T>)),
            _ => throw new ArgumentOutOfRangeException(nameof(approximate), approximate, $"Gelu: {approximate} is no approximation. Use None or Tanh."),
        };
}

internal readonly struct GeluFormula<T> : IPointwiseFormula<T>, IRealFunction, IOperation
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private static readonly double RootOfHalf = Math.Sqrt(0.5);
    private static readonly double DensityAtZero = 1 / Math.Sqrt(2 * Math.PI);

    public static string Name => "Gelu";

    public static Reads Reads => Reads.First;

    public void Forward(ReadOnlySpan<T> x, Span<T> y) => RealFunction.Map(this, x, y);

    public TReal Value<TReal>(TReal x)
        where TReal : struct, IReal<TReal> => x * Distribution(x);

    public TReal Dx<TReal>(TReal dy, TReal x, TReal y)
        where TReal : struct, IReal<TReal>
    {
        TReal density = TReal.Exp(-(x * x) * TReal.From(0.5)) * TReal.From(DensityAtZero);
        return dy * (Distribution(x) + (x * density));
    }

    private static TReal Distribution<TReal>(TReal x)
        where TReal : struct, IReal<TReal> => (TReal.From(1) + TReal.Erf(x * TReal.From(RootOfHalf))) * TReal.From(0.5);
}

internal readonly struct GeluTanhFormula<T> : IPointwiseFormula<T>, IRealFunction, IOperation
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private const double Cubic = 0.044715;
    private static readonly double Scale = Math.Sqrt(2 / Math.PI);

    public static string Name => "Gelu";

    public static Reads Reads => Reads.First;

    public void Forward(ReadOnlySpan<T> x, Span<T> y) => RealFunction.Map(this, x, y);

    public TReal Value<TReal>(TReal x)
        where TReal : struct, IReal<TReal> => x * ((TReal.From(1) + Tanh(x)) * TReal.From(0.5));

    public TReal Dx<TReal>(TReal dy, TReal x, TReal y)
        where TReal : struct, IReal<TReal>
    {
        TReal one = TReal.From(1), half = TReal.From(0.5), tanh = Tanh(x);
        TReal inner = TReal.From(Scale) * (one + (TReal.From(3 * Cubic) * (x * x)));
        return dy * ((half * (one + tanh)) + (half * x * ((one - (tanh * tanh)) * inner)));
    }

    private static TReal Tanh<TReal>(TReal x)
        where TReal : struct, IReal<TReal> => TReal.Tanh(TReal.From(Scale) * (x + (TReal.From(Cubic) * (x * x * x))));
}
