using Microsoft.ML;
using Microsoft.ML.Data;

namespace Benchmarks.Defaults;

/// <summary>Data like those of the documentation of ML.NET's OnlineGradientDescent, where its own defaults give R² −9.65e11: fifty features that are the label and noise.</summary>
internal sealed class DocumentationSample : IDefaultCase
{
    private const int FeatureCount = 50;

    public string Name => "OnlineGradientDescent's sample";

    public IReadOnlyList<string> Files => [];

    public IReadOnlyList<Reached> Run(MLContext mlContext, string directory)
    {
        var model = mlContext.Regression.Trainers.Autograd().Fit(mlContext.Data.LoadFromEnumerable(Points(1000, seed: 0)));
        RegressionMetrics metrics = mlContext.Regression.Evaluate(model.Transform(mlContext.Data.LoadFromEnumerable(Points(5, seed: 123))));
        return [new("R²", metrics.RSquared, 0.95, AtLeast: true, "F4")];
    }

    private static List<Point> Points(int count, int seed)
    {
        var random = new Random(seed);
        var points = new List<Point>();
        for (int i = 0; i < count; i++)
        {
            float label = (float)random.NextDouble();
            float[] features = new float[FeatureCount];
            for (int j = 0; j < FeatureCount; j++)
                features[j] = label + (float)random.NextDouble();
            points.Add(new Point { Label = label, Features = features });
        }

        return points;
    }

    private sealed class Point
    {
        public float Label { get; set; }

        [VectorType(FeatureCount)]
        public float[] Features { get; set; } = [];
    }
}
