namespace Microsoft.ML;

/// <summary>Model parameters that can make predictions.</summary>
internal interface IPredictor;

/// <inheritdoc/>
internal interface IPredictorProducing<out TResult> : IPredictor;
