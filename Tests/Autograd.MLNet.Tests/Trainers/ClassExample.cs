using Microsoft.ML.Data;

namespace Autograd.MLNet.Tests.Trainers;

/// <summary>A row with three features of very different size, which decide the odds of three classes.</summary>
public sealed class ClassExample
{
    private static readonly string[] _names = ["ash", "birch", "cedar"];

    /// <summary>Stands for a label that is missing.</summary>
    public const uint Missing = uint.MaxValue;

    /// <summary>The class, from 0; ML.NET's keys count from 1.</summary>
    [KeyType(3)]
    public uint Label { get; set; }

    /// <summary>The same as a name.</summary>
    public string Species { get; set; } = "";

    [VectorType(3)]
    public float[] Features { get; set; } = new float[3];

    public float Weight { get; set; } = 1;

    /// <summary>Rows with log odds <c>(0, 1.5·z₀ − z₁, z₁ − 0.5)</c>, with the features of <see cref="BinaryExample.Raw"/>. The first three rows are of the classes in their order.</summary>
    public static List<ClassExample> Draw(int count, int seed)
    {
        var random = new Random(seed);
        var rows = new List<ClassExample>();
        while (rows.Count < count)
        {
            double[] z = [BinaryExample.Spread(random), BinaryExample.Spread(random), BinaryExample.Spread(random)];
            double[] odds = [1, Math.Exp((1.5 * z[0]) - z[1]), Math.Exp(z[1] - 0.5)];
            double place = random.NextDouble() * odds.Sum();
            int index = place < odds[0] ? 0 : place < odds[0] + odds[1] ? 1 : 2;
            if (rows.Count >= 3 || index == rows.Count)
                rows.Add(new ClassExample { Label = (uint)index, Species = _names[index], Features = BinaryExample.Raw(z) });
        }

        return rows;
    }
}
