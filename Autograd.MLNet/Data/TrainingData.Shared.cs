using System.Runtime.InteropServices;
using Autograd.MLNet.Communication;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace Autograd.MLNet.Data;

/// <content>Rows that several ranks have together, each a share.</content>
internal sealed partial class TrainingData
{
    /// <summary>The ranks that have the other rows; null where there are none.</summary>
    public Ranks? Ranks { get; private init; }

    /// <summary>Where the rows of this rank begin among those of all.</summary>
    public long FirstRow { get; private init; }

    /// <summary>How many rows are in memory here.</summary>
    public int OwnRowCount => _rows.RowCount;

    /// <summary>The blocks that sums over the rows are made of.</summary>
    public RowBlocks? Blocks { get; private init; }

    /// <summary>The blocks that sums over the validation rows are made of.</summary>
    public RowBlocks? ValidationBlocks { get; private set; }

    /// <summary>Reads this rank's share of the rows into memory, and shares what all must know.</summary>
    /// <param name="data">The share: rows that come after those of the ranks before.</param>
    /// <param name="plan">How they are read.</param>
    /// <param name="skipped">Counts rows left out, in the end those of all ranks.</param>
    /// <param name="ranks">All ranks.</param>
    /// <exception cref="InvalidOperationException">There are no rows on any rank, or none can be used, or a row's features have another length, or a share does not end where a block does.</exception>
    public static TrainingData ReadShare(IDataView data, ReadingPlan plan, SkippedRows skipped, Ranks ranks)
    {
        int columns = ((VectorDataViewType)data.Schema[plan.Columns.Features].Type).Size;
        int labelWidth = LabelReaders.Width(plan.Columns.LabelKind, data.Schema[plan.Columns.Label].Type);
        ShareReader share = ShareReader.Read(data, plan, skipped, ranks, new TrainingSet(new CsrRows(columns), labelWidth, plan.Columns.Weight is not null || plan.PositiveWeight != 1), rows => Settle(rows, ranks));
        skipped.AddOthers(ranks);
        skipped.ThrowIfNothingIsLeft(share.UsableOfAll);

        // Which rows are held back depends on their places among those of all ranks.
        TrainingSet rows = share.Rows;
        TrainingSet? validation = null;
        RowBlocks blocks = share.Blocks(plan.Blocks), validationBlocks = blocks;
        if (plan.ValidationFraction > 0)
        {
            validation = rows.NewLike();
            bool[] kept = [.. Enumerable.Range(0, rows.RowCount).Select(row => !IsHeldBack(plan, share.FirstUsable + row))];
            validationBlocks = blocks.Of(kept, false);
            blocks = blocks.Of(kept, true);
            rows.Split(kept, validation);
        }

        long[][] counts = ranks.AllGather<long>([rows.RowCount, validation?.RowCount ?? 0]);
        long heldBack = counts.Sum(count => count[1]);
        RequireTrainingRows(share.UsableOfAll - heldBack, heldBack);

        var statistics = new DataStatistics(columns, labelWidth);
        ranks.InOrder(
            blocks,
            statistics.StateLength,
            (start, count, state) =>
            {
                var ofBlock = new DataStatistics(columns, labelWidth);
                ofBlock.Add(rows, start, count);
                ofBlock.Save(state);
            },
            state => statistics.Add(state.Span));
        return new TrainingData(data, plan, rows, otherRows: null, heldBack == 0 ? null : validation, statistics, sample: null, share.Fingerprint)
        {
            LongestRow = share.LongestRow,
            Ranks = ranks,
            FirstRow = counts.Take(ranks.Rank).Sum(count => count[0]),
            Blocks = blocks,
            ValidationBlocks = validationBlocks,
        };
    }

    /// <summary>Draws from the rows of all ranks at random those that are here.</summary>
    private RowSelection OwnSample(int count)
        => new(_rows, [.. RowSelection.Draw(RowCount, count, _plan.Seed).Where(row => row >= FirstRow && row < FirstRow + _rows.RowCount).Order().Select(row => (int)(row - FirstRow))]);

    /// <summary>Draws from the rows of all ranks at random, and brings them to all.</summary>
    private RowSelection SharedSample(int count)
    {
        using var stream = new MemoryStream();
        using (var writer = new BinaryWriter(stream))
        {
            foreach (int row in OwnSample(count).Rows)
            {
                foreach (float label in _rows.Labels.Slice(row * LabelWidth, LabelWidth))
                    writer.Write(label);
                writer.Write(IsWeighted ? _rows.Weights[row] : 1);
                VBuffer<float> features = _rows.Features.Row(row);
                writer.Write(features.GetValues().Length);
                writer.Write(MemoryMarshal.AsBytes(features.GetValues()));
                writer.Write(MemoryMarshal.AsBytes(features.IsDense ? default : features.GetIndices()));
            }
        }

        TrainingSet sample = _rows.NewLike();
        float[] labels = new float[LabelWidth];
        foreach (byte[] rows in Ranks!.AllGather(stream.ToArray()))
        {
            using var reader = new BinaryReader(new MemoryStream(rows));
            while (reader.BaseStream.Position < rows.Length)
            {
                reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(labels.AsSpan()));
                float weight = reader.ReadSingle();
                float[] values = new float[reader.ReadInt32()];
                int[] indices = new int[values.Length == ColumnCount ? 0 : values.Length];
                reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(values.AsSpan()));
                reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(indices.AsSpan()));
                sample.TryAdd(new VBuffer<float>(ColumnCount, values.Length, values, indices), labels, weight);
            }
        }

        return new RowSelection(sample, [.. Enumerable.Range(0, sample.RowCount)]);
    }

    private TrainingSet ReadValidationShare(IDataView data, SkippedRows skipped)
    {
        Ranks ranks = Ranks!;
        ShareReader share = ShareReader.Read(data, _plan, skipped, ranks, _rows.NewLike(), settle: null);
        skipped.AddOthers(ranks);
        skipped.ThrowIfNothingIsLeft(share.UsableOfAll);
        _standardization!.Apply(share.Rows);
        ValidationBlocks = share.Blocks(_plan.Blocks);
        Fingerprint += share.Fingerprint;
        return share.Rows;
    }

    // The first rows decide, wherever they are.
    private static void Settle(TrainingSet rows, Ranks ranks)
    {
        var sparse = (CsrRows)rows.Features;
        int[] nonZeros = ranks.Concatenate<int>([.. Enumerable.Range(0, Math.Min(ProbeRows, rows.RowCount)).Select(row => sparse.Columns(row).Length)]);
        int seen = Math.Min(ProbeRows, nonZeros.Length);
        if (!AreSparse(sparse.ColumnCount, seen, nonZeros.Take(seen).Sum(count => (long)count)))
            rows.MakeDense();
    }
}
