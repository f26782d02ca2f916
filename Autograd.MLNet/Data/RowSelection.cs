using Autograd.Core;

namespace Autograd.MLNet.Data;

/// <summary>Some rows of a set.</summary>
/// <param name="Set">The set.</param>
/// <param name="Rows">Which.</param>
internal sealed record RowSelection(TrainingSet Set, int[] Rows)
{
    /// <summary>The first rows of a random order of all, of which no more is made than they need.</summary>
    /// <param name="set">The set.</param>
    /// <param name="count">At most how many.</param>
    /// <param name="seed">Decides the order.</param>
    public static RowSelection AtRandom(TrainingSet set, int count, int seed)
    {
        var generator = new Generator(seed);
        int[] rows = new int[Math.Min(count, set.RowCount)];

        // A shuffle that remembers only what is not in its place.
        var moved = new Dictionary<int, int>();
        for (int i = 0; i < rows.Length; i++)
        {
            int other = (int)generator.NextInt64(i, set.RowCount);
            rows[i] = moved.GetValueOrDefault(other, other);
            moved[other] = moved.GetValueOrDefault(i, i);
        }

        return new RowSelection(set, rows);
    }

    /// <summary>Their labels, row after row.</summary>
    public float[] Labels() => Copy(Set.Labels, Set.LabelWidth);

    /// <summary>Their weights; empty where all rows weigh the same.</summary>
    public float[] Weights() => Set.IsWeighted ? Copy(Set.Weights, 1) : [];

    private float[] Copy(ReadOnlySpan<float> matrix, int width)
    {
        float[] copy = new float[Rows.Length * width];
        RowGathering.Copy(matrix, width, Rows, copy);
        return copy;
    }
}
