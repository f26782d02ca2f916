using Microsoft.ML.Data;

namespace Autograd.MLNet.Tests;

/// <summary>A row of three features, as most tests want it.</summary>
public sealed class Example
{
    public float Label { get; set; }

    [VectorType(3)]
    public float[] Features { get; set; } = new float[3];

    public float Weight { get; set; } = 1;

    /// <summary>Rows of <c>y = 3 + 2·x₀ − x₁ + 0.5·x₂</c> plus noise, with features of very different size.</summary>
    public static List<Example> Plane(int count, int seed, float noise = 0)
    {
        var random = new Random(seed);
        var rows = new List<Example>();
        for (int i = 0; i < count; i++)
        {
            float a = (float)random.NextDouble() * 1000, b = (float)random.NextDouble() - 5000, c = (float)random.NextDouble() * 0.01f;
            float label = 3 + (2 * a) - b + (0.5f * c) + (noise * ((float)random.NextDouble() - 0.5f));
            rows.Add(new Example { Label = label, Features = [a, b, c] });
        }

        return rows;
    }
}
