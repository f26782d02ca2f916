using Microsoft.ML.Data;

namespace Autograd.MLNet.Tests.Training;

/// <summary>A row with a label for each task.</summary>
public sealed class Rated
{
    public float Number { get; set; }

    public bool Good { get; set; }

    [KeyType(3)]
    public uint Class { get; set; }

    /// <summary>Positive.</summary>
    public float Amount { get; set; }

    [VectorType(2)]
    public float[] Both { get; set; } = new float[2];

    [VectorType(3)]
    public float[] Features { get; set; } = new float[3];

    public float Weight { get; set; } = 1;

    public static List<Rated> Rows(int count, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => Draw(random))];
    }

    private static Rated Draw(Random random)
    {
        double a = random.NextDouble(), b = random.NextDouble(), c = random.NextDouble(), noise = random.NextDouble() - 0.5;
        double number = (800 * a) - (300 * b) + (200 * noise);
        return new Rated
        {
            Number = (float)number,
            Good = a + noise > 0.5,
            Class = (uint)Math.Clamp((3 * b) + noise, 0, 2),
            Amount = (float)Math.Exp(3 + (2 * c) + noise),
            Both = [(float)number, (float)(4 + c - (2 * number))],
            Features = [(float)a * 1000, (float)b, (float)(0.01 * c)],
            Weight = random.Next(1, 4),
        };
    }
}
