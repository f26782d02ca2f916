using Microsoft.ML;
using Microsoft.ML.Data;

namespace Benchmarks.Defaults;

/// <summary>Eleven features, train = test; least squares reaches R² .999929.</summary>
internal sealed class GeneratedRegression : IDefaultCase
{
    public string Name => "generated regression";

    public IReadOnlyList<string> Files => ["generated_regression_dataset.csv"];

    public IReadOnlyList<Reached> Run(MLContext mlContext, string directory)
    {
        TextLoader.Column[] columns = [new("Features", DataKind.Single, 0, 10), new("Label", DataKind.Single, 11)];
        IDataView data = mlContext.Data.LoadFromTextFile(Path.Combine(directory, Files[0]), columns, separatorChar: ';', hasHeader: true);
        RegressionMetrics metrics = mlContext.Regression.Evaluate(mlContext.Regression.Trainers.Autograd().Fit(data).Transform(data));
        return [new("R²", metrics.RSquared, 0.99992, AtLeast: true, "F7")];
    }
}
