using System.Numerics;

namespace Autograd.Core.Numerics;

/// <summary>Functions whose definition loses its digits near 0; .NET's <c>ExpM1</c> and <c>LogP1</c> are that definition.</summary>
internal static class AccurateMath
{
    /// <summary><c>ln(1 + x)</c>.</summary>
    /// <remarks>
    /// With u = 1 + x rounded, <c>ln u · x / (u − 1)</c> cancels the rounding (Kahan; Goldberg, "What every computer scientist should know about
    /// floating-point arithmetic", theorem 4).
    /// </remarks>
    public static T Log1p<T>(T x)
        where T : IFloatingPointIeee754<T>
    {
        T u = T.One + x;
        if (u == T.One)
            return x;
        T log = T.Log(u);
        return T.IsInfinity(u) ? log : log * (x / (u - T.One));
    }

    /// <summary><c>e^x − 1</c>.</summary>
    /// <remarks>With u = e^x rounded, <c>(u − 1) · x / ln u</c> cancels the rounding (Kahan).</remarks>
    public static T Expm1<T>(T x)
        where T : IFloatingPointIeee754<T>
    {
        T u = T.Exp(x);
        if (u == T.One)
            return x;
        T less = u - T.One;
        return less == -T.One || T.IsInfinity(u) ? less : less * (x / T.Log(u));
    }
}
