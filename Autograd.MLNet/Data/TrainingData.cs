using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace Autograd.MLNet.Data;

/// <summary>The usable rows of a data view: in memory, or, where they exceed the budget, read anew in each epoch through a buffer.</summary>
internal sealed partial class TrainingData
{
    // Rows to look at before deciding whether they are sparse, and how few values they then have.
    public const int ProbeRows = 256;
    private const int FewestSparseColumns = 32;
    private const double LargestSparseShare = 0.25;

    private const double HashCount = 1.0 + ulong.MaxValue;

    private readonly IDataView _data;
    private readonly ReadingPlan _plan;
    private readonly TrainingSet _rows;
    private readonly TrainingSet? _otherRows;
    private readonly RowSample? _sample;
    private Standardization? _standardization;

    private TrainingData(IDataView data, ReadingPlan plan, TrainingSet rows, TrainingSet? otherRows, TrainingSet? validation, DataStatistics statistics, RowSample? sample, string? fingerprint)
    {
        _data = data;
        _plan = plan;
        _rows = rows;
        _otherRows = otherRows;
        _sample = sample;
        Validation = validation;
        Statistics = statistics;
        Fingerprint = fingerprint;
    }

    public DataStatistics Statistics { get; }

    /// <summary>The rows held back, standardised once <see cref="Standardize"/> was called; null where there are none.</summary>
    public TrainingSet? Validation { get; }

    /// <summary>A hash of all rows in their order, and of those of <see cref="ReadValidation"/>; null where it was not wanted.</summary>
    public string? Fingerprint { get; private set; }

    /// <summary>Whether the rows are read anew in each epoch.</summary>
    public bool IsStreaming => _otherRows is not null;

    public bool IsSparse => _rows.Features is CsrRows;

    public long RowCount => Statistics.RowCount;

    public int ColumnCount => _rows.Features.ColumnCount;

    public int LabelWidth => _rows.LabelWidth;

    public bool IsWeighted => _rows.IsWeighted;

    // All rows, or of those that are not kept a sample.
    private TrainingSet Known => IsStreaming ? _sample!.Rows : _rows;

    /// <summary>An upper bound of the values in a row.</summary>
    public int LongestRow { get; private init; }

    /// <summary>The rows of a part that is read anew in each epoch; 0 where all are in memory.</summary>
    public int PartRows { get; private init; }

    /// <summary>Reads the columns with one cursor, and leaves out rows that cannot be used.</summary>
    /// <exception cref="InvalidOperationException">There are no rows, or none can be used, or a row's features have another length.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static TrainingData Read(IDataView data, ReadingPlan plan, SkippedRows skipped)
    {
        int columns = ((VectorDataViewType)data.Schema[plan.Columns.Features].Type).Size;
        int labelWidth = LabelReaders.Width(plan.Columns.LabelKind, data.Schema[plan.Columns.Label].Type);
        bool areAllKept = plan.MemoryBudget is null && plan.ValidationFraction == 0;
        var rows = new TrainingSet(new CsrRows(columns), labelWidth, plan.Columns.Weight is not null || plan.PositiveWeight != 1) { ExpectedRows = areAllKept ? data.GetRowCount() : null };
        TrainingSet? otherRows = null;
        TrainingSet? validation = plan.ValidationFraction > 0 ? rows.NewLike() : null;
        RowSample? sample = plan.MemoryBudget is null ? null : new RowSample(rows.NewLike());
        var statistics = new DataStatistics(columns, labelWidth);
        using DataFingerprint? fingerprint = plan.Fingerprint ? new DataFingerprint() : null;
        bool probing = true;
        int partRows = 0, longest = 0;

        using (var reader = new RowReader(data, plan.Columns, plan.PositiveWeight, skipped))
        {
            for (long ordinal = 0; reader.MoveNext();)
            {
                bool heldBack = validation is not null && IsHeldBack(plan, ordinal);
                if (!reader.TryAddTo(heldBack ? validation! : rows))
                    continue;
                longest = Math.Max(longest, reader.Features.GetValues().Length);
                if (!heldBack)
                    sample?.Offer(reader, ordinal);
                fingerprint?.Add(reader);
                ordinal++;
                if (probing && ordinal == ProbeRows)
                {
                    probing = false;
                    Settle(rows, validation, sample);
                }

                if (probing || rows.RowCount % DataStatistics.BlockRows != 0)
                    continue;
                statistics.Add(rows);
                if (partRows == 0 && rows.RowCount >= plan.BatchSize && plan.MemoryBudget < rows.Bytes + (validation?.Bytes ?? 0))
                {
                    partRows = Math.Max(1, rows.RowCount / 2 / plan.BatchSize) * plan.BatchSize;
                    otherRows = rows.Halve();
                }

                // Once it is known that they will be read again, rows are needed for the statistics only.
                if (partRows > 0)
                {
                    statistics.Restart();
                    rows.Clear();
                }
            }
        }

        if (probing)
            Settle(rows, validation, sample);
        statistics.Add(rows, all: true);
        RequireTrainingRows(statistics.RowCount, validation?.RowCount ?? 0);
        skipped.ThrowIfNothingIsLeft(statistics.RowCount + (validation?.RowCount ?? 0));
        if (validation is { RowCount: 0 })
            validation = null;
        return new TrainingData(data, plan, rows, otherRows, validation, statistics, sample, fingerprint?.Text()) { LongestRow = longest, PartRows = partRows };
    }

    /// <summary>Standardises everything that is in memory, and what will be read.</summary>
    public void Standardize(Standardization standardization)
    {
        _standardization = standardization;
        if (!IsStreaming)
            standardization.Apply(_rows);
        if (_sample is not null)
            standardization.Apply(_sample.Rows);
        if (Validation is not null)
            standardization.Apply(Validation);
    }

    /// <summary>Reads other rows to measure the loss on, standardised as these.</summary>
    public TrainingSet ReadValidation(IDataView data, SkippedRows skipped)
    {
        if (Ranks is not null)
            return ReadValidationShare(data, skipped);
        TrainingSet set = _rows.NewLike();
        using DataFingerprint? fingerprint = _plan.Fingerprint ? new DataFingerprint() : null;
        using var reader = new RowReader(data, _plan.Columns, _plan.PositiveWeight, skipped);
        while (reader.MoveNext())
        {
            if (reader.TryAddTo(set))
                fingerprint?.Add(reader);
        }

        skipped.ThrowIfNothingIsLeft(set.RowCount);
        _standardization!.Apply(set);
        if (fingerprint is not null)
            Fingerprint += fingerprint.Text();
        return set;
    }

    /// <summary>Some rows, drawn at random, standardised.</summary>
    /// <param name="count">At most how many.</param>
    public RowSelection Sample(int count) => Ranks is null ? RowSelection.AtRandom(Known, count, _plan.Seed) : SharedSample(count);

    /// <summary>Of such rows those that are here, which are all where there are no other ranks.</summary>
    /// <param name="count">At most how many on all ranks.</param>
    public RowSelection SampleHere(int count) => Ranks is null ? RowSelection.AtRandom(Known, count, _plan.Seed) : OwnSample(count);

    /// <summary>The shares of classes among the labels, each class counted once more than it is there.</summary>
    public double[] ClassShares(int classes)
    {
        double[] counts = new double[classes];
        Array.Fill(counts, 1);
        if (Ranks is null)
            CountClasses(0, Known.RowCount, counts);
        else
            Ranks.InOrder(Blocks!, classes, CountClasses, ofBlock => TensorPrimitives.Add(counts, ofBlock.Span, counts));
        double total = counts.Sum();
        return Array.ConvertAll(counts, count => count / total);
    }

    private void CountClasses(int start, int count, Span<double> counts)
    {
        for (int row = start; row < start + count; row++)
            counts[(int)Known.Labels[row]] += IsWeighted ? Known.Weights[row] : 1;
    }

    private static void Settle(TrainingSet rows, TrainingSet? validation, RowSample? sample)
    {
        var sparse = (CsrRows)rows.Features;
        if (AreSparse(sparse.ColumnCount, sparse.RowCount, sparse.NonZeroCount))
            return;
        rows.MakeDense();
        validation?.MakeDense();
        sample?.Rows.MakeDense();
    }

    private static void RequireTrainingRows(long rows, long heldBack)
    {
        if (rows == 0 && heldBack > 0)
            throw new InvalidOperationException(
                $"Autograd: all {heldBack} rows that can be used were held back for validation, and none is left to train on. Give a smaller ValidationFraction or more rows.");
    }

    private static bool AreSparse(int columns, int rows, long nonZeros) => columns >= FewestSparseColumns && nonZeros <= LargestSparseShare * rows * columns;

    private static bool IsHeldBack(ReadingPlan plan, long ordinal)
        => RowHash.Mix(plan.Seed, ordinal) < plan.ValidationFraction * HashCount;
}
