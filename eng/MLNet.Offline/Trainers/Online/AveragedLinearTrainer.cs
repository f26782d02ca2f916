using Microsoft.ML.Runtime;

namespace Microsoft.ML.Trainers;

/// <summary>Base of the trainers whose model is the average of all that they went through.</summary>
public abstract class AveragedLinearTrainer<TTransformer, TModel> : OnlineLinearTrainer<TTransformer, TModel>
    where TTransformer : ISingleFeaturePredictionTransformer<TModel>
    where TModel : class
{
    private readonly AveragedLinearOptions _options;
    private readonly IScalarLoss _loss;

    private protected AveragedLinearTrainer(
        AveragedLinearOptions options, IScalarLoss loss, IHostEnvironment env, string name, SchemaShape.Column label, bool needCalibration)
        : base(options, env, name, label, needCalibration)
    {
        Contracts.CheckUserArg(options.LearningRate > 0, nameof(options.LearningRate), UserErrorPositive);
        Contracts.CheckUserArg(options.ResetWeightsAfterXExamples is null or > 0, nameof(options.ResetWeightsAfterXExamples), UserErrorPositive);
        // An update scales the weights by one minus twice this.
        Contracts.CheckUserArg(options.L2Regularization is >= 0 and < 0.5f, nameof(options.L2Regularization), "must be in range [0, 0.5)");
        Contracts.CheckUserArg(options.RecencyGain >= 0, nameof(options.RecencyGain), UserErrorNonNegative);
        Contracts.Check(!options.LazyUpdate || (!options.RecencyGainMultiplicative && options.RecencyGain == 0),
            "Cannot have both recency gain and lazy updates.");
        _options = options;
        _loss = loss;
    }

    private protected sealed override OnlineLinearState MakeState(IChannel ch, int numFeatures, LinearModelParameters initial) =>
        new AveragedLinearState(Host, ch, Name, _options, _loss, numFeatures, initial);
}
