using Microsoft.ML.Internal.Utilities;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Trainers;

/// <summary>The loss of Tweedie's distributions: index 1 is Poisson's, 2 the gamma distribution's, and those between are mixed of both.</summary>
public sealed class TweedieLoss : IRegressionLoss
{
    private readonly double _index1;
    private readonly double _index2;

    public TweedieLoss(double index = 1.5)
    {
        Contracts.CheckParam(1 <= index && index <= 2, nameof(index), "Must be in the range [1, 2]");
        _index1 = 1 - index;
        _index2 = 2 - index;
    }

    public double Loss(float output, float label)
    {
        Clamp(ref output);
        Clamp(ref label);
        if (_index1 == 0)
            return output - label * Math.Log(output) + MathUtils.LogGamma(label);
        if (_index2 == 0)
            return output + label / output - Math.Sqrt(label);
        return Math.Pow(output, _index2) / _index2 - label * Math.Pow(output, _index1) / _index1
            - (Math.Pow(label, _index2) / _index2 - label * Math.Pow(label, _index1) / _index1);
    }

    /// <remarks>The derivative of the loss times the output, that is with respect to the logarithm of the output, except at index 1.</remarks>
    public float Derivative(float output, float label)
    {
        Clamp(ref output);
        Clamp(ref label);
        return _index1 == 0 ? output - label : (float)(Math.Pow(output, _index2) - label * Math.Pow(output, _index1));
    }

    // Not Math.Max: NaN stays as it is.
    private static void Clamp(ref float value)
    {
        const float Smallest = 1e-7f;
        if (value < Smallest)
            value = Smallest;
    }
}
