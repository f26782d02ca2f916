namespace Autograd.MLNet.Data;

/// <summary>Some rows of a set.</summary>
/// <param name="Set">The set.</param>
/// <param name="Rows">Which.</param>
internal sealed record RowSelection(TrainingSet Set, int[] Rows)
{
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
