using Autograd.Core;

namespace Autograd.MLNet.Data;

/// <summary>Some rows of a set.</summary>
/// <param name="Set">The set.</param>
/// <param name="Rows">Which.</param>
internal sealed record RowSelection(TrainingSet Set, int[] Rows)
{
    /// <summary>Some rows, drawn at random.</summary>
    /// <param name="set">The set.</param>
    /// <param name="count">At most how many.</param>
    /// <param name="seed">Decides which.</param>
    public static RowSelection AtRandom(TrainingSet set, int count, int seed) => new(set, Array.ConvertAll(Draw(set.RowCount, count, seed), row => (int)row));

    /// <summary>The first rows of a random order of all, of which no more is made than they need.</summary>
    /// <param name="total">How many rows there are.</param>
    /// <param name="count">At most how many to draw.</param>
    /// <param name="seed">Decides the order.</param>
    public static long[] Draw(long total, int count, int seed)
    {
        var generator = new Generator(seed);
        long[] rows = new long[Math.Min(count, total)];

        // A shuffle that remembers only what is not in its place.
        var moved = new Dictionary<long, long>();
        for (int i = 0; i < rows.Length; i++)
        {
            long other = generator.NextInt64(i, total);
            rows[i] = moved.GetValueOrDefault(other, other);
            moved[other] = moved.GetValueOrDefault(i, i);
        }

        return rows;
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
