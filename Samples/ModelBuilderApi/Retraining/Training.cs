using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;
using ModelBuilderApp;

namespace ModelBuilderApi.Retraining;

/// <summary>One training, from the data to the model's file.</summary>
internal static class Training
{
    /// <summary>Trains on four fifths of the data, measures on the rest, and replaces the model's file all or nothing.</summary>
    /// <exception cref="OperationCanceledException">It was cancelled; the file is as it was.</exception>
    public static RegressionMetrics Run(ServerFiles files, int epochs, IProgress<EpochReport>? progress, CancellationToken cancellationToken)
    {
        var mlContext = new MLContext(seed: 1);
        IDataView data = MLModel1.LoadIDataViewFromFile(mlContext, files.Data);
        DataOperationsCatalog.TrainTestData split = mlContext.Data.TrainTestSplit(data, testFraction: 0.2, seed: 1);
        ITransformer model = MLModel1.RetrainModel(mlContext, split.TrainSet, progress, epochs, cancellationToken);
        RegressionMetrics metrics = MLModel1.Evaluate(mlContext, model, split.TestSet);
        cancellationToken.ThrowIfCancellationRequested();
        MLModel1.SaveModel(mlContext, model, data, files.Model);
        return metrics;
    }
}
