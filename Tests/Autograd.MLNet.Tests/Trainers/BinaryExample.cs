using Microsoft.ML.Data;

namespace Autograd.MLNet.Tests.Trainers;

/// <summary>A row with three features of very different size, of which two decide the odds of its label.</summary>
public sealed class BinaryExample
{
    public bool Label { get; set; }

    [VectorType(3)]
    public float[] Features { get; set; } = new float[3];

    public float Weight { get; set; } = 1;

    /// <summary>Rows with log odds <c>bias + 1.5·z₀ − z₁</c>, where the features are <c>500 + 290·z₀</c>, <c>z₁ − 5000</c> and <c>0.005 + 0.003·z₂</c>.</summary>
    public static List<BinaryExample> Draw(int count, int seed, double bias = -0.5)
    {
        var random = new Random(seed);
        var rows = new List<BinaryExample>();
        for (int i = 0; i < count; i++)
        {
            double[] z = [Spread(random), Spread(random), Spread(random)];
            double probability = 1 / (1 + Math.Exp(-(bias + (1.5 * z[0]) - z[1])));
            rows.Add(new BinaryExample { Label = random.NextDouble() < probability, Features = Raw(z) });
        }

        return rows;
    }

    /// <summary>The features for three numbers of deviation 1.</summary>
    public static float[] Raw(double[] z) => [(float)(500 + (290 * z[0])), (float)(z[1] - 5000), (float)(0.005 + (0.003 * z[2]))];

    /// <summary>Even, with mean 0 and deviation 1.</summary>
    public static double Spread(Random random) => ((2 * random.NextDouble()) - 1) * Math.Sqrt(3);
}
