using Microsoft.ML.Runtime;

namespace Microsoft.ML.Internal.Utilities;

/// <summary>Functions whose bits are ML.NET's.</summary>
internal static partial class MathUtils
{
    private const float RecipLn2 = 1.44269504088896340735992468100f;

    private static readonly double[] _stirling = [12, -360, 1260, -1680, 1188];

    public static float ExpSlow(float x) => (float)Math.Exp(x);

    /// <summary>1 / (1 + exp(−x)), with 2ᶠ approximated by a polynomial for the fraction f of x / ln 2.</summary>
    public static float Sigmoid(float x)
    {
        const int ExponentLimit = 128;
        if (float.IsNaN(x))
            return x;

        float power = Math.Abs(x) * RecipLn2;
        if (power >= ExponentLimit)
            return x < 0 ? 0 : 1;

        int whole = (int)power;
        float f = power - whole;
        float twoToWhole = BitConverter.Int32BitsToSingle((whole + 127) << 23);
        float twoToFraction = 1 + f + (f - 1) * f * ((0.013555747234814917704030793f * f + 0.065588116243247810171479524f) * f + 0.3069678791803394491901401f);
        float lower = 1 / (1 + twoToWhole * twoToFraction);
        return x < 0 ? lower : 1 - lower;
    }

    /// <summary>ln Γ(x) by Stirling's series, to eight digits.</summary>
    public static double LogGamma(double x)
    {
        Contracts.CheckParam(x > 0, nameof(x), "LogGamma invalid for x <= 0");

        double result = 0;
        if (x < 6)
        {
            // Γ(x + n) = x (x + 1) ⋯ (x + n − 1) Γ(x), and the series is good from 6 on.
            int steps = (int)Math.Floor(7 - x);
            double product = 1;
            for (int i = 0; i < steps; i++)
                product *= x + i;
            result = -Math.Log(product);
            x += steps;
        }

        x--;
        result += 0.5 * Math.Log(2 * Math.PI) + (x + 0.5) * Math.Log(x) - x;
        double power = x;
        foreach (double coefficient in _stirling)
        {
            double next = result + 1.0 / (coefficient * power);
            if (next == result)
                break;
            result = next;
            power *= x * x;
        }
        return result;
    }

    /// <summary>−p log₂ p − (1 − p) log₂ (1 − p)</summary>
    public static double Entropy(double prob) => prob switch
    {
        0 or 1 => 0,
        >= 0 and <= 1 => -prob * Math.Log(prob, 2) - (1 - prob) * Math.Log(1 - prob, 2),
        _ => double.NaN,
    };
}
