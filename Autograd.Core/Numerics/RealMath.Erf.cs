namespace Autograd.Core.Numerics;

/// <content>The error function.</content>
internal static partial class RealMath
{
    // Of numerators and denominators, highest power first. Arrays, because a span over constants allocates in code that is not optimised.
    private static readonly double[] ErfNumerator =
        [1.85777706184603153e-1, 3.16112374387056560, 1.13864154151050156e2, 3.77485237685302021e2, 3.20937758913846947e3];

    private static readonly double[] ErfDenominator =
        [1, 2.36012909523441209e1, 2.44024637934444173e2, 1.28261652607737228e3, 2.84423683343917062e3];

    private static readonly double[] ErfcNumerator =
    [
        2.15311535474403846e-8, 5.64188496988670089e-1, 8.88314979438837594, 6.61191906371416295e1, 2.98635138197400131e2,
        8.81952221241769090e2, 1.71204761263407058e3, 2.05107837782607147e3, 1.23033935479799725e3,
    ];

    private static readonly double[] ErfcDenominator =
    [
        1, 1.57449261107098347e1, 1.17693950891312499e2, 5.37181101862009858e2, 1.62138957456669019e3,
        3.29079923573345963e3, 4.36261909014324716e3, 3.43936767414372164e3, 1.23033935480374942e3,
    ];

    /// <summary>The error function, <c>2/√π · ∫₀ˣ e^(−t²) dt</c>.</summary>
    /// <remarks>
    /// Near 0 an odd rational function, beyond that 1 − e^(−x²) times another, and 1 from 6 on; coefficients of W. J. Cody, "Rational Chebyshev
    /// approximations for the error function", Mathematics of Computation 23 (1969). His third one is for erfc alone: 1 − erfc has all its digits without.
    /// </remarks>
    public static TReal Erf<TReal>(TReal x)
        where TReal : struct, IReal<TReal>
    {
        TReal size = TReal.Min(TReal.Abs(x), TReal.From(6)), square = size * size;
        TReal near = x * (Polynomial(square, ErfNumerator) / Polynomial(square, ErfDenominator));
        TReal far = TReal.From(1) - (TReal.Exp(-square) * (Polynomial(size, ErfcNumerator) / Polynomial(size, ErfcDenominator)));
        return TReal.IfLess(size, TReal.From(0.5), near, TReal.IfLess(x, TReal.From(0), -far, far));
    }

    private static TReal Polynomial<TReal>(TReal x, double[] coefficients)
        where TReal : struct, IReal<TReal>
    {
        TReal sum = TReal.From(0);
        foreach (double coefficient in coefficients)
            sum = (sum * x) + TReal.From(coefficient);
        return sum;
    }
}
