using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML;

/// <summary>Trains and evaluates models that predict a number.</summary>
public sealed class RegressionCatalog : TrainCatalogBase
{
    internal RegressionCatalog(IHostEnvironment env)
        : base(env, nameof(RegressionCatalog))
        => Trainers = new RegressionTrainers(this);

    public RegressionTrainers Trainers { get; }

    /// <summary>Trainers of models that predict a number; the methods are extensions.</summary>
    public sealed class RegressionTrainers : CatalogInstantiatorBase
    {
        internal RegressionTrainers(RegressionCatalog catalog)
            : base(catalog)
        {
        }
    }

    public RegressionMetrics Evaluate(IDataView data, string labelColumnName = DefaultColumnNames.Label, string scoreColumnName = DefaultColumnNames.Score)
    {
        Environment.CheckValue(data, nameof(data));
        Environment.CheckNonEmpty(labelColumnName, nameof(labelColumnName));
        Environment.CheckNonEmpty(scoreColumnName, nameof(scoreColumnName));
        return new RegressionEvaluator(Environment).Evaluate(data, labelColumnName, scoreColumnName);
    }

    /// <summary>Trains on all folds but one and evaluates on that one, for each fold in turn.</summary>
    public IReadOnlyList<CrossValidationResult<RegressionMetrics>> CrossValidate(IDataView data, IEstimator<ITransformer> estimator,
        int numberOfFolds = 5, string labelColumnName = DefaultColumnNames.Label, string samplingKeyColumnName = null, int? seed = null)
    {
        Environment.CheckNonEmpty(labelColumnName, nameof(labelColumnName));
        var folds = CrossValidateTrain(data, estimator, numberOfFolds, samplingKeyColumnName, seed);
        return [.. folds.Select(fold => new CrossValidationResult<RegressionMetrics>(
            fold.Model, Evaluate(fold.Scores, labelColumnName), fold.Scores, fold.Fold))];
    }
}
