using Microsoft.ML.Data;

namespace Microsoft.ML;

/// <summary>A transformer that holds a trained model.</summary>
public interface IPredictionTransformer<out TModel> : ITransformer
    where TModel : class
{
    TModel Model { get; }
}
