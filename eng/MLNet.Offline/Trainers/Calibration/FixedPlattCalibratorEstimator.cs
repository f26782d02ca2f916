using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Calibrators;

/// <summary>Applies a sigmoid that is given.</summary>
public sealed class FixedPlattCalibratorEstimator : CalibratorEstimatorBase<PlattCalibrator>
{
    internal FixedPlattCalibratorEstimator(IHostEnvironment env, double slope = 1, double offset = 0, string scoreColumn = DefaultColumnNames.Score)
        : base(env, new FixedPlattCalibratorTrainer(env, slope, offset), null, scoreColumn, null)
    {
    }

    private protected override CalibratorTransformer<PlattCalibrator> Create(IHostEnvironment env, PlattCalibrator calibrator, string scoreColumnName)
        => new PlattCalibratorTransformer(env, calibrator, scoreColumnName);
}
