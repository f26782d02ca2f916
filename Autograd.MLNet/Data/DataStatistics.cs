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

    private void AddBlock(TrainingSet set, int start, int rows)
    {
        double WeightOf(int i) => set.IsWeighted ? set.Weights[start + i] : 1;
        for (int i = 0; i < rows; i++)
            TotalWeight += WeightOf(i);

        foreach (float label in set.Labels.Slice(start * set.LabelWidth, rows * set.LabelWidth))
            SmallestLabel = Math.Min(SmallestLabel, label);
        _labels.AddBlock(rows, i => set.Labels.Slice((start + i) * set.LabelWidth, set.LabelWidth), WeightOf);
        if (set.Features is DenseRows dense)
            _features.AddBlock(rows, i => dense[start + i], WeightOf);
        else
            AddSparse((CsrRows)set.Features, start, rows, WeightOf);
        _done += rows;
        RowCount += rows;
    }

    private void AddSparse(CsrRows sparse, int start, int rows, Func<int, double> weight)
    {
        IsSparse = true;
        for (int i = 0; i < rows; i++)
        {
            ReadOnlySpan<int> columns = sparse.Columns(start + i);
            ReadOnlySpan<float> values = sparse.Values(start + i);
            double w = weight(i);
            for (int j = 0; j < columns.Length; j++)
                _features.Add(columns[j], values[j], w);
        }
    }
}
