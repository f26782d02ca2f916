using System.Runtime.CompilerServices;
using Microsoft.ML.Data;

namespace Autograd.MLNet.Data;

/// <summary>Rows of features with their labels and example weights, in memory.</summary>
internal sealed class TrainingSet(FeatureRows features, int labelWidth, bool isWeighted)
{
    // Who says how many rows there will be is believed once one in so many is there: some views know no better.
    private const int LeastShare = 16;
    private const int LeastRoom = 256;

    private float[] _labels = [];
    private float[] _weights = [];

    public FeatureRows Features { get; private set; } = features;

    /// <summary>How many numbers the label of a row is.</summary>
    public int LabelWidth { get; } = labelWidth;

    public int RowCount => Features.RowCount;

    /// <summary>The labels, row after row.</summary>
    public Span<float> Labels => _labels.AsSpan(0, RowCount * LabelWidth);

    /// <summary>Positive; empty where all rows weigh the same.</summary>
    public Span<float> Weights => IsWeighted ? _weights.AsSpan(0, RowCount) : default;

    public bool IsWeighted { get; } = isWeighted;

    /// <summary>How many rows there will be, where that is known: then room is made for no more.</summary>
    public long? ExpectedRows { get; init; }

    public long Bytes => Features.Bytes + ((long)RowCount * (LabelWidth + (IsWeighted ? 1 : 0)) * sizeof(float));

    /// <summary>An empty set for rows like these.</summary>
    public TrainingSet NewLike()
        => new(Features is CsrRows ? new CsrRows(Features.ColumnCount) : new DenseRows(Features.ColumnCount), LabelWidth, IsWeighted);

    /// <summary>Forgets all rows, and gives half of the memory to another set.</summary>
    public TrainingSet Halve()
    {
        _labels = [];
        _weights = [];
        return new TrainingSet(Features.Halve(), LabelWidth, IsWeighted);
    }

    /// <summary>Appends a row, or nothing where a feature is not finite.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public bool TryAdd(in VBuffer<float> features, ReadOnlySpan<float> label, float weight)
    {
        int row = RowCount;
        if (!Features.TryAppend(features))
            return false;
        if (_labels.Length < RowCount * LabelWidth)
            Reserve(ExpectedRows is { } all && all > row && all / LeastShare <= row ? all : Math.Max(2L * row, LeastRoom));
        label.CopyTo(_labels.AsSpan(row * LabelWidth, LabelWidth));
        if (IsWeighted)
            _weights[row] = weight;
        return true;
    }

    /// <summary>Makes room for the labels and weights of rows, and for no more.</summary>
    /// <param name="rows">How many, with those that are there.</param>
    public void Reserve(long rows)
    {
        Array.Resize(ref _labels, (int)Math.Min(rows * LabelWidth, Array.MaxLength));
        if (IsWeighted)
            Array.Resize(ref _weights, (int)Math.Min(rows, Array.MaxLength));
    }

    /// <summary>Forgets some rows.</summary>
    /// <param name="kept">Whether each row stays.</param>
    public void Keep(ReadOnlySpan<bool> kept)
    {
        int count = 0;
        for (int row = 0; row < kept.Length; row++)
        {
            if (!kept[row])
                continue;
            _labels.AsSpan(row * LabelWidth, LabelWidth).CopyTo(_labels.AsSpan(count * LabelWidth));
            if (IsWeighted)
                _weights[count] = _weights[row];
            count++;
        }

        Features.Keep(kept);
    }

    /// <summary>Moves some rows to another set.</summary>
    /// <param name="kept">Whether each row stays.</param>
    /// <param name="others">Receives those that do not.</param>
    public void Split(ReadOnlySpan<bool> kept, TrainingSet others)
    {
        for (int row = 0; row < kept.Length; row++)
        {
            if (!kept[row])
                others.TryAdd(Features.Row(row), Labels.Slice(row * LabelWidth, LabelWidth), IsWeighted ? _weights[row] : 1);
        }

        Keep(kept);
    }

    /// <summary>Forgets all rows and keeps the memory.</summary>
    public void Clear() => Features.Clear();

    /// <summary>Holds sparse rows with all their values from here on.</summary>
    public void MakeDense()
    {
        if (Features is CsrRows sparse)
            Features = sparse.ToDense();
    }
}
