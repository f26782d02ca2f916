namespace Microsoft.ML.Trainers;

/// <summary>Options of the trainers whose model is the average of all that they went through.</summary>
public abstract class AveragedLinearOptions : OnlineLinearOptions
{
    public float LearningRate = AveragedDefault.LearningRate;

    /// <summary>Whether the learning rate is divided by the square root of the number of updates.</summary>
    public bool DecreaseLearningRate = AveragedDefault.DecreaseLearningRate;

    /// <summary>After how many rows the weights are set back to their average; never if null.</summary>
    public long? ResetWeightsAfterXExamples = null;

    /// <summary>Whether weights are added to their sum only when they are about to change.</summary>
    public bool LazyUpdate = true;

    /// <summary>Every update takes this part of the weights away twice.</summary>
    public float L2Regularization = AveragedDefault.L2Regularization;

    /// <summary>How much more each update weighs in the average than the one before.</summary>
    public float RecencyGain = 0;

    /// <summary>Whether <see cref="RecencyGain"/> is a factor and not a difference.</summary>
    public bool RecencyGainMultiplicative = false;

    /// <summary>Whether the model is the average and not what came last.</summary>
    public bool Averaged = true;

    private protected AveragedLinearOptions()
    {
    }

    internal class AveragedDefault : OnlineDefault
    {
        public const float LearningRate = 1;
        public const bool DecreaseLearningRate = false;
        public const float L2Regularization = 0;
    }
}
