using Microsoft.ML.Runtime;

namespace Microsoft.ML.Calibrators;

/// <summary>A sigmoid that is given.</summary>
internal sealed class FixedPlattCalibratorTrainer(IHostEnvironment env, double slope, double offset) : ICalibratorTrainer
{
    private readonly IHost _host = Contracts.CheckRef(env, nameof(env)).Register("FixedPlattCalibration");

    public bool NeedsTraining => false;

    public void ProcessTrainingExample(float output, bool labelIs1, float weight)
    {
    }

    public ICalibrator FinishTraining(IChannel ch) => new PlattCalibrator(_host, slope, offset);
}
