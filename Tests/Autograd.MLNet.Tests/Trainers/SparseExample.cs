using Microsoft.ML.Data;

namespace Autograd.MLNet.Tests.Trainers;

/// <summary>A row with forty features, nine in ten of them zero and not stored, and a label of two classes and one of three.</summary>
public sealed class SparseExample
{
    private const int Columns = 40;

    public bool Label { get; set; }

    [KeyType(3)]
    public uint Class { get; set; }

    [VectorType(Columns)]
    public VBuffer<float> Features { get; set; }

    /// <summary>Rows with log odds linear in the features: of true, and of the classes 1 and 2 against class 0.</summary>
    public static List<SparseExample> Draw(int count, int seed)
    {
        var random = new Random(seed);
        double[][] weights = [.. Enumerable.Range(0, 3).Select(_ => Enumerable.Range(0, Columns).Select(_ => 1.5 * BinaryExample.Spread(random)).ToArray())];
        var rows = new List<SparseExample>();
        for (int i = 0; i < count; i++)
        {
            int[] indices = [.. Enumerable.Range(0, Columns).Where(_ => random.NextDouble() < 0.1)];
            float[] values = [.. indices.Select(_ => (float)(2 * random.NextDouble()))];
            double[] odds = [.. weights.Select(of => Math.Exp(indices.Zip(values, (index, value) => of[index] * value).Sum()))];
            double place = random.NextDouble() * (1 + odds[1] + odds[2]);
            rows.Add(new SparseExample
            {
                Label = random.NextDouble() < odds[0] / (1 + odds[0]),
                Class = place < 1 ? 0u : place < 1 + odds[1] ? 1u : 2u,
                Features = new VBuffer<float>(Columns, indices.Length, values, indices),
            });
        }

        return rows;
    }
}
