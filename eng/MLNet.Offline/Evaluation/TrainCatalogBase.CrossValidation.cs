using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML;

public abstract partial class TrainCatalogBase
{
    /// <summary>One fold of a cross-validation.</summary>
    public sealed class CrossValidationResult<T>
        where T : class
    {
        public readonly T Metrics;
        public readonly ITransformer Model;
        public readonly IDataView ScoredHoldOutSet;
        public readonly int Fold;

        internal CrossValidationResult(ITransformer model, T metrics, IDataView scores, int fold)
        {
            Model = model;
            Metrics = metrics;
            ScoredHoldOutSet = scores;
            Fold = fold;
        }
    }

    private protected readonly record struct CrossValidationResult(ITransformer Model, IDataView Scores, int Fold);

    /// <summary>Fits the folds one after the other and scores the rows each has not seen.</summary>
    private protected CrossValidationResult[] CrossValidateTrain(IDataView data, IEstimator<ITransformer> estimator, int numFolds,
        string samplingKeyColumn, int? seed = null)
    {
        Environment.CheckValue(data, nameof(data));
        Environment.CheckValue(estimator, nameof(estimator));
        Environment.CheckParam(numFolds > 1, nameof(numFolds), "Must be more than 1");

        string splitColumn = DataOperationsCatalog.CreateSplitColumn(Environment, ref data, samplingKeyColumn, seed, fallbackInEnvSeed: true);
        var results = new List<CrossValidationResult>();
        foreach (var split in DataOperationsCatalog.CrossValidationSplit(Environment, data, splitColumn, numFolds))
        {
            var model = estimator.Fit(split.TrainSet);
            results.Add(new(model, Score(model, split.TestSet), results.Count));
        }
        return [.. results];
    }

    /// <summary>A chain applies even the steps that were meant for training only.</summary>
    private static IDataView Score(ITransformer model, IDataView data) => model is ITransformerChainAccessor chain
        ? new TransformerChain<ITransformer>(chain.Transformers, chain.Scopes).Transform(data, TransformerScope.Everything)
        : model.Transform(data);
}
