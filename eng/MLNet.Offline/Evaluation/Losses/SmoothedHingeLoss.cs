using Microsoft.ML.Runtime;

namespace Microsoft.ML.Trainers;

/// <summary>The hinge loss with a parabola at its corner: u² / 2c up to u = c, then u − c / 2, where u = max(0, 1 − y · output)</summary>
public sealed class SmoothedHingeLoss : IClassificationLoss
{
    private readonly float _smoothingConstant;

    public SmoothedHingeLoss(float smoothingConstant = 1)
    {
        Contracts.CheckParam(smoothingConstant >= 0, nameof(smoothingConstant), "Must be non-negative.");
        _smoothingConstant = smoothingConstant;
    }

    public double Loss(float output, float label)
    {
        float truth = label > 0 ? 1 : -1;
        float u = 1 - truth * output;
        if (u < 0)
            return 0;
        return u < _smoothingConstant ? u * u / (double)(_smoothingConstant * 2) : u - (double)(_smoothingConstant / 2);
    }

    public float Derivative(float output, float label)
    {
        float truth = label > 0 ? 1 : -1;
        float u = 1 - truth * output;
        if (u < 0)
            return 0;
        return u < _smoothingConstant ? -truth * u / _smoothingConstant : -truth;
    }
}
