using Microsoft.ML;
using Microsoft.ML.Data;

namespace Benchmarks.Defaults;

/// <summary>Raw columns of very different sizes; least squares reaches RMSE 182.75 on the test file.</summary>
internal sealed class BikeSharing : IDefaultCase
{
    public string Name => "bike sharing";

    public IReadOnlyList<string> Files => ["bike-train.csv", "bike-test.csv"];

    public IReadOnlyList<Reached> Run(MLContext mlContext, string directory)
    {
        TextLoader.Column[] columns = [new("Features", DataKind.Single, 2, 12), new("Label", DataKind.Single, 16)];
        TextLoader loader = mlContext.Data.CreateTextLoader(columns, separatorChar: ',', hasHeader: true);
        var model = mlContext.Regression.Trainers.Autograd().Fit(loader.Load(Path.Combine(directory, Files[0])));
        RegressionMetrics metrics = mlContext.Regression.Evaluate(model.Transform(loader.Load(Path.Combine(directory, Files[1]))));
        return [new("RMSE", metrics.RootMeanSquaredError, 183.5, AtLeast: false, "F2")];
    }
}
