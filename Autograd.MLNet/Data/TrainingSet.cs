using System.Runtime.InteropServices;
using Microsoft.ML.Data;

namespace Autograd.MLNet.Data;

/// <summary>Rows of features with their labels and example weights, in memory.</summary>
internal sealed class TrainingSet(FeatureRows features, int labelWidth, bool isWeighted)
{
    private readonly List<float> _labels = [];
    private readonly List<float> _weights = [];

    public FeatureRows Features { get; private set; } = features;

    /// <summary>How many numbers the label of a row is.</summary>
    public int LabelWidth { get; } = labelWidth;

    public int RowCount => Features.RowCount;

    /// <summary>The labels, row after row.</summary>
    public Span<float> Labels => CollectionsMarshal.AsSpan(_labels);

    /// <summary>Positive; empty where all rows weigh the same.</summary>
    public Span<float> Weights => CollectionsMarshal.AsSpan(_weights);

    public bool IsWeighted { get; } = isWeighted;

    public long Bytes => Features.Bytes + ((_labels.Count + _weights.Count) * (long)sizeof(float));

    /// <summary>An empty set for rows like these.</summary>
    public TrainingSet NewLike()
        => new(Features is CsrRows ? new CsrRows(Features.ColumnCount) : new DenseRows(Features.ColumnCount), LabelWidth, IsWeighted);

    /// <summary>Appends a row, or nothing where a feature is not finite.</summary>
    public bool TryAdd(in VBuffer<float> features, ReadOnlySpan<float> label, float weight)
    {
        if (!Features.TryAppend(features))
            return false;
        _labels.AddRange(label);
        if (IsWeighted)
            _weights.Add(weight);
        return true;
    }

    /// <summary>A copy of some rows.</summary>
    public TrainingSet Where(ReadOnlySpan<bool> kept)
    {
        TrainingSet result = NewLike();
        for (int row = 0; row < kept.Length; row++)
        {
            if (kept[row])
                result.TryAdd(Features.Row(row), Labels.Slice(row * LabelWidth, LabelWidth), IsWeighted ? Weights[row] : 1);
        }

        return result;
    }

    public void Clear()
    {
        Features.Clear();
        _labels.Clear();
        _weights.Clear();
    }

    /// <summary>Holds sparse rows with all their values from here on.</summary>
    public void MakeDense()
    {
        if (Features is CsrRows sparse)
            Features = sparse.ToDense();
    }
}
