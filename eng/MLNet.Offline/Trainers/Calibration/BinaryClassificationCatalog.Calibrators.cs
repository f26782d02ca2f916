using Microsoft.ML.Calibrators;
using Microsoft.ML.Data;

namespace Microsoft.ML;

public sealed partial class BinaryClassificationCatalog
{
    public CalibratorsCatalog Calibrators => field ??= new(this);

    /// <summary>A transformer with the same model and another threshold.</summary>
    public BinaryPredictionTransformer<TModel> ChangeModelThreshold<TModel>(BinaryPredictionTransformer<TModel> model, float threshold)
        where TModel : class
        => model.Threshold == threshold
            ? model
            : new(Environment, model.Model, model.TrainSchema, model.FeatureColumnName, threshold, model.ThresholdColumn);

    /// <summary>Makes estimators that turn scores into probabilities.</summary>
    public sealed class CalibratorsCatalog : CatalogInstantiatorBase
    {
        internal CalibratorsCatalog(BinaryClassificationCatalog catalog)
            : base(catalog)
        {
        }

        public PlattCalibratorEstimator Platt(string labelColumnName = DefaultColumnNames.Label,
            string scoreColumnName = DefaultColumnNames.Score, string exampleWeightColumnName = null)
            => new(Owner.GetEnvironment(), labelColumnName, scoreColumnName, exampleWeightColumnName);

        public FixedPlattCalibratorEstimator Platt(double slope, double offset, string scoreColumnName = DefaultColumnNames.Score)
            => new(Owner.GetEnvironment(), slope, offset, scoreColumnName);
    }
}
