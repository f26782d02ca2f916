namespace Microsoft.ML.Internal.Utilities;

/// <summary>Functions of the scores of several classes.</summary>
internal static partial class MathUtils
{
    /// <summary>Terms that lie further below the largest one do not change the sum.</summary>
    private const float LogTolerance = 30;

    /// <summary>The logarithm of the sum of the exponentials.</summary>
    public static float SoftMax(ReadOnlySpan<float> inputs)
    {
        int largest = 0;
        float max = float.NegativeInfinity;
        for (int i = 0; i < inputs.Length; i++)
        {
            if (inputs[i] > max)
                (largest, max) = (i, inputs[i]);
        }
        if (float.IsNegativeInfinity(max) || inputs.Length == 1)
            return max;

        double sum = 0;
        float cutoff = max - LogTolerance;
        for (int i = 0; i < inputs.Length; i++)
        {
            if (i != largest && inputs[i] > cutoff)
                sum += Math.Exp(inputs[i] - max);
        }
        return sum > 0 ? (float)(max + Math.Log(1 + sum)) : max;
    }

    /// <summary>The first index of the largest value; missing values do not count, and -1 stands for none.</summary>
    public static int ArgMax(ReadOnlySpan<float> values)
    {
        int largest = -1;
        float max = float.NegativeInfinity;
        for (int i = values.Length - 1; i >= 0; i--)
        {
            if (max <= values[i])
                (largest, max) = (i, values[i]);
        }
        return largest;
    }
}
