namespace Microsoft.ML.Calibrators;

/// <summary>Estimators whose calibrator can be trained without them.</summary>
internal interface IHaveCalibratorTrainer
{
    ICalibratorTrainer CalibratorTrainer { get; }
}
