namespace Autograd.MLNet.Data;

/// <summary>What standardisation wants to know of the data, gathered in the pass that reads them.</summary>
internal sealed class DataStatistics(int columnCount, int labelWidth)
{
    /// <summary>How many rows are taken together. Rows are cleared at multiples of it only, so that the numbers do not depend on how many are held in memory.</summary>
    public const int BlockRows = 256;

    private readonly Moments _features = new(columnCount);
    private readonly Moments _labels = new(labelWidth);
    private long _done;

    public Moments Features => _features;

    public Moments Labels => _labels;

    public double TotalWeight { get; private set; }

    public long RowCount { get; private set; }

    /// <summary>The smallest label.</summary>
    public float SmallestLabel { get; private set; } = float.PositiveInfinity;

    /// <summary>Whether rows are sparse, and only their values that are not zero are gathered.</summary>
    public bool IsSparse { get; private set; }

    /// <summary>Adds the rows of a set that have not been added, but for those of a block that is not yet full.</summary>
    /// <param name="set">The rows.</param>
    /// <param name="all">Add those too: the set is about to be cleared, or complete.</param>
    public void Add(TrainingSet set, bool all = false)
    {
        while (set.RowCount - _done is var rows && (rows >= BlockRows || (all && rows > 0)))
            AddBlock(set, (int)_done, (int)Math.Min(BlockRows, rows));
    }

    /// <summary>The set was cleared: its rows begin anew.</summary>
    public void Restart() => _done = 0;

    /// <summary>Adds some rows of a set, however many were added before.</summary>
    public void Add(TrainingSet set, int start, int count)
    {
        for (int end = start + count; start < end; start += BlockRows)
            AddBlock(set, start, Math.Min(BlockRows, end - start));
    }

    /// <summary>How many numbers <see cref="Save"/> writes.</summary>
    public int StateLength => 4 + _features.StateLength + _labels.StateLength;

    /// <summary>Writes all that was gathered.</summary>
    public void Save(Span<double> state)
    {
        (state[0], state[1], state[2], state[3]) = (TotalWeight, RowCount, SmallestLabel, IsSparse ? 1 : 0);
        _features.Save(state[4..]);
        _labels.Save(state[(4 + _features.StateLength)..]);
    }

    /// <summary>Adds what others have gathered.</summary>
    public void Add(ReadOnlySpan<double> state)
    {
        TotalWeight += state[0];
        RowCount += (long)state[1];
        SmallestLabel = Math.Min(SmallestLabel, (float)state[2]);
        IsSparse |= state[3] != 0;
        _features.Add(state[4..]);
        _labels.Add(state[(4 + _features.StateLength)..]);
    }

    private void AddBlock(TrainingSet set, int start, int rows)
    {
        ReadOnlySpan<float> labels = set.Labels.Slice(start * set.LabelWidth, rows * set.LabelWidth), weights = set.IsWeighted ? set.Weights.Slice(start, rows) : default;
        _labels.AddBlock(labels, weights);
        foreach (float label in labels)
            SmallestLabel = Math.Min(SmallestLabel, label);
        if (set.Features is DenseRows dense)
            AddDense(dense, start, rows, weights);
        else
            AddSparse((CsrRows)set.Features, start, rows, weights);

        if (weights.IsEmpty)
            TotalWeight += rows;
        foreach (float weight in weights)
            TotalWeight += weight;
        RowCount += rows;
        _done += rows;
    }

    // Rows are taken as they lie in memory. Where that ends within a block, it does so in every pass.
    private void AddDense(DenseRows dense, int start, int rows, ReadOnlySpan<float> weights)
    {
        while (rows > 0)
        {
            ReadOnlySpan<float> run = dense.Run(start, rows);
            int count = run.Length / dense.ColumnCount;
            _features.AddBlock(run, weights.IsEmpty ? default : weights[..count]);
            start += count;
            rows -= count;
            weights = weights.IsEmpty ? default : weights[count..];
        }
    }

    private void AddSparse(CsrRows sparse, int start, int rows, ReadOnlySpan<float> weights)
    {
        IsSparse = true;
        for (int i = 0; i < rows; i++)
            _features.Add(sparse.Columns(start + i), sparse.Values(start + i), weights.IsEmpty ? 1 : weights[i]);
    }
}
