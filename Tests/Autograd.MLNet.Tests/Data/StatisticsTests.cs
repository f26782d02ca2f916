using Microsoft.ML;
using Microsoft.ML.Trainers;

namespace Autograd.MLNet.Tests.Data;

/// <summary>Means and deviations, read in one pass, as one step of gradient descent shows them.</summary>
[TestClass]
public sealed class StatisticsTests
{
    private const double LearningRate = 0.1;

    private readonly MLContext _mlContext = new(seed: 1);
    private readonly Random _random = new(1);

    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void RandomShapes_AreStandardisedAsByTwoNaivePasses(bool isWeighted)
    {
        for (int columns = 1; columns <= 67; columns += 3)
            Check(_random.Next(1, 601), columns, isWeighted);
    }

    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void LongRows_OfWhichABlockIsNotInOnePieceOfMemory_AreToo(bool isWeighted) => Check(300, 1500, isWeighted);

    private void Check(int rowCount, int columns, bool isWeighted)
    {
        List<Example> rows = [.. Enumerable.Range(0, rowCount).Select(_ => Row(columns))];
        var options = new AutogradRegressionTrainer.Options
        {
            ExampleWeightColumnName = isWeighted ? "Weight" : null,
            Optimizer = AutogradOptimizer.Sgd(),
            Schedule = AutogradSchedule.Constant(),
            LearningRate = (float)LearningRate,
            BatchSize = rowCount,
            NumberOfEpochs = 1,
        };

        LinearRegressionModelParameters model = _mlContext.Regression.Trainers.Autograd(options).Fit(_mlContext.Load(rows)).Model;

        double[] w = [.. rows.Select(row => isWeighted ? (double)row.Weight : 1)], y = [.. rows.Select(row => (double)row.Label)];
        (double labelMean, double labelDeviation) = Naive(y, w);
        double bias = labelMean;
        for (int column = 0; column < columns; column++)
        {
            double[] x = [.. rows.Select(row => (double)row.Features[column])];
            (double mean, double deviation) = Naive(x, w);

            // From zero, with errors that are labels, the step is twice the covariance.
            double covariance = x.Select((value, i) => w[i] * (value - mean) * (y[i] - labelMean)).Sum() / w.Sum();
            double unit = deviation == 0 ? 0 : labelDeviation / deviation, expected = deviation == 0 ? 0 : 2 * LearningRate * covariance / (deviation * deviation);
            Assert.AreEqual(expected, model.Weights[column], 1e-6 * unit, $"{rowCount} × {columns}, weight {column}");
            bias -= model.Weights[column] * mean;
        }

        Assert.AreEqual(bias, model.Bias, 1e-6 * (labelDeviation + Math.Abs(bias)), $"{rowCount} × {columns}");
    }

    // Deviations of all sizes, and means up to a million of them: whole numbers, so that the rows lose nothing.
    private Example Row(int columns)
    {
        float[] x = new float[columns];
        for (int i = 0; i < columns; i++)
            x[i] = (i % 3) switch { 0 => 8_000_000 + _random.Next(16), 1 => 1e-3f * _random.NextSymmetric(), _ => 1e3f * _random.NextSymmetric() };
        return new Example { Features = x, Label = 100 + _random.NextSymmetric() + (x[0] - 8_000_000), Weight = 0.5f + _random.NextSingle() };
    }

    private static (double Mean, double Deviation) Naive(double[] x, double[] w)
    {
        double mean = x.Zip(w, (value, weight) => weight * value).Sum() / w.Sum();
        return (mean, Math.Sqrt(x.Zip(w, (value, weight) => weight * (value - mean) * (value - mean)).Sum() / w.Sum()));
    }
}
