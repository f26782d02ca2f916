namespace Microsoft.ML;

/// <summary>Model parameters that can make predictions.</summary>
internal interface IPredictor;

/// <inheritdoc/>
internal interface IPredictorProducing<out TResult> : IPredictor;

/// <summary>Model parameters that predict a distribution as well.</summary>
internal interface IDistPredictorProducing<out TResult, out TResultDistribution> : IPredictorProducing<TResult>;
