using Microsoft.ML.Data;

namespace Microsoft.ML
{
    /// <summary>ML.NET's own transformers that predict from one column; it looks for these in a chain.</summary>
    internal interface ISingleFeaturePredictionTransformer : ITransformer
    {
        string FeatureColumnName { get; }
    }
}

namespace Microsoft.ML.Data
{
    public abstract partial class SingleFeaturePredictionTransformerBase<TModel> : ISingleFeaturePredictionTransformer;
}
