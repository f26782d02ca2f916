using Microsoft.ML.Calibrators;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;
using Microsoft.ML.Trainers;

namespace Microsoft.ML;

public static partial class StandardTrainersCatalog
{
    public static OneVersusAllTrainer OneVersusAll<TModel>(this MulticlassClassificationCatalog.MulticlassClassificationTrainers catalog,
        ITrainerEstimator<BinaryPredictionTransformer<TModel>, TModel> binaryEstimator,
        string labelColumnName = DefaultColumnNames.Label,
        bool imputeMissingLabelsAsNegative = false,
        IEstimator<ISingleFeaturePredictionTransformer<ICalibrator>> calibrator = null,
        int maximumCalibrationExampleCount = 1000000000,
        bool useProbabilities = true)
        where TModel : class
    {
        Contracts.CheckValue(catalog, nameof(catalog));
        var env = catalog.GetEnvironment();
        if (binaryEstimator is not ITrainerEstimator<ISingleFeaturePredictionTransformer<IPredictorProducing<float>>, IPredictorProducing<float>> trainer)
            throw env.ExceptParam(nameof(binaryEstimator), "Trainer estimator does not appear to produce the right kind of model.");
        if (calibrator is not (null or IHaveCalibratorTrainer))
            throw env.ExceptParam("calibratorEstimator", "Calibrator estimator was not of a type usable in this context.");
        return new(env, trainer, labelColumnName, maximumCalibrationExampleCount, useProbabilities);
    }
}
