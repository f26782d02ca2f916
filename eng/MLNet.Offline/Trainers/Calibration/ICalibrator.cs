namespace Microsoft.ML.Calibrators;

/// <summary>Turns the score of a binary model into a probability.</summary>
public interface ICalibrator
{
    float PredictProbability(float output);
}
