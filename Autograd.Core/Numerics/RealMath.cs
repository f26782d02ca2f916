namespace Autograd.Core.Numerics;

/// <summary>Functions whose definition loses its digits near 0, for elements and vectors alike.</summary>
internal static partial class RealMath
{
    /// <summary><c>ln(1 + x)</c>.</summary>
    /// <remarks>
    /// With u = 1 + x rounded, <c>ln u · x / (u − 1)</c> cancels the rounding (Kahan; Goldberg, "What every computer scientist should know about
    /// floating-point arithmetic", theorem 4).
    /// </remarks>
    public static TReal Log1p<TReal>(TReal x)
        where TReal : struct, IReal<TReal>
    {
        TReal one = TReal.From(1), u = one + x, log = TReal.Log(u);
        TReal corrected = TReal.IfEqual(u, TReal.From(double.PositiveInfinity), log, log * (x / (u - one)));
        return TReal.IfEqual(u, one, x, corrected);
    }

    /// <summary><c>e^x − 1</c>.</summary>
    /// <remarks>With u = e^x rounded, <c>(u − 1) · x / ln u</c> cancels the rounding (Kahan).</remarks>
    public static TReal Expm1<TReal>(TReal x)
        where TReal : struct, IReal<TReal>
    {
        TReal one = TReal.From(1), u = TReal.Exp(x), less = u - one;
        TReal corrected = TReal.IfEqual(u, TReal.From(double.PositiveInfinity), u, less * (x / TReal.Log(u)));
        return TReal.IfEqual(u, one, x, TReal.IfEqual(less, -one, less, corrected));
    }

    /// <summary><c>tanh x = −m / (m + 2)</c> with m = e^(−2x) − 1, for the size of x.</summary>
    public static TReal Tanh<TReal>(TReal x)
        where TReal : struct, IReal<TReal>
    {
        // Not |x|, whose derivative at 0 is 0.
        TReal zero = TReal.From(0), size = TReal.IfLess(x, zero, -x, x);
        TReal m = Expm1(TReal.From(-2) * size), tanh = m / (m + TReal.From(2));
        return TReal.IfLess(x, zero, tanh, -tanh);
    }
}
