using Microsoft.ML.Calibrators;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;
using Microsoft.ML.Transforms;
using Defaults = Microsoft.ML.Transforms.FeatureContributionCalculatingEstimator.Defaults;

namespace Microsoft.ML;

public static class ExplainabilityCatalog
{
    public static FeatureContributionCalculatingEstimator CalculateFeatureContribution(this TransformsCatalog catalog,
        ISingleFeaturePredictionTransformer<ICalculateFeatureContribution> predictionTransformer,
        int numberOfPositiveContributions = Defaults.NumberOfPositiveContributions,
        int numberOfNegativeContributions = Defaults.NumberOfNegativeContributions,
        bool normalize = Defaults.Normalize)
        => new(catalog.GetEnvironment(), predictionTransformer.Model,
            numberOfPositiveContributions, numberOfNegativeContributions, predictionTransformer.FeatureColumnName, normalize);

    public static FeatureContributionCalculatingEstimator CalculateFeatureContribution<TModelParameters, TCalibrator>(this TransformsCatalog catalog,
        ISingleFeaturePredictionTransformer<CalibratedModelParametersBase<TModelParameters, TCalibrator>> predictionTransformer,
        int numberOfPositiveContributions = Defaults.NumberOfPositiveContributions,
        int numberOfNegativeContributions = Defaults.NumberOfNegativeContributions,
        bool normalize = Defaults.Normalize)
        where TModelParameters : class, ICalculateFeatureContribution
        where TCalibrator : class, ICalibrator
        => new(catalog.GetEnvironment(), predictionTransformer.Model.SubModel,
            numberOfPositiveContributions, numberOfNegativeContributions, predictionTransformer.FeatureColumnName, normalize);
}
