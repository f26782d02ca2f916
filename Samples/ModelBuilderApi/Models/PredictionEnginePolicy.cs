using Microsoft.Extensions.ObjectPool;
using Microsoft.ML;
using ModelBuilderApp;

namespace ModelBuilderApi.Models;

/// <summary>Makes the engines of a pool. An engine serves one thread at a time; the model behind them is one for all.</summary>
internal sealed class PredictionEnginePolicy(MLContext mlContext, ITransformer model)
    : PooledObjectPolicy<PredictionEngine<MLModel1.ModelInput, MLModel1.ModelOutput>>
{
    /// <inheritdoc/>
    public override PredictionEngine<MLModel1.ModelInput, MLModel1.ModelOutput> Create()
        => mlContext.Model.CreatePredictionEngine<MLModel1.ModelInput, MLModel1.ModelOutput>(model);

    /// <inheritdoc/>
    public override bool Return(PredictionEngine<MLModel1.ModelInput, MLModel1.ModelOutput> obj) => true;
}
