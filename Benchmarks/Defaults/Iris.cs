using Microsoft.ML;
using Microsoft.ML.Data;

namespace Benchmarks.Defaults;

/// <summary>Three species, 10-fold; published for multiclass logistic regression: micro-accuracy .974, log-loss .0888.</summary>
internal sealed class Iris : IDefaultCase
{
    public string Name => "iris, 10-fold";

    public IReadOnlyList<string> Files => ["iris.txt"];

    public IReadOnlyList<Reached> Run(MLContext mlContext, string directory)
    {
        TextLoader.Column[] columns = [new("Species", DataKind.Single, 0), new("Features", DataKind.Single, 1, 4)];
        IDataView data = mlContext.Data.LoadFromTextFile(Path.Combine(directory, Files[0]), columns, hasHeader: false);
        var pipeline = mlContext.Transforms.Conversion.MapValueToKey("Label", "Species").Append(mlContext.MulticlassClassification.Trainers.Autograd());
        var folds = mlContext.MulticlassClassification.CrossValidate(data, pipeline, numberOfFolds: 10);
        return
        [
            new("micro-accuracy", folds.Average(fold => fold.Metrics.MicroAccuracy), 0.965, AtLeast: true, "F4"),
            new("log-loss", folds.Average(fold => fold.Metrics.LogLoss), 0.12, AtLeast: false, "F4"),
        ];
    }
}
