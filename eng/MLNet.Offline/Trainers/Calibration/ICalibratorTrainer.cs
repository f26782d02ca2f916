using Microsoft.ML.Runtime;

namespace Microsoft.ML.Calibrators;

/// <summary>Learns a calibrator from scores and labels.</summary>
internal interface ICalibratorTrainer
{
    bool NeedsTraining { get; }

    void ProcessTrainingExample(float output, bool labelIs1, float weight);

    ICalibrator FinishTraining(IChannel ch);
}
