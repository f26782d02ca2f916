using System.Runtime.CompilerServices;

namespace Autograd.MLNet.Data;

internal sealed partial class TrainingData
{
    /// <summary>All rows, standardised, in parts that fit into memory. What was yielded is not valid any more once the next part is.</summary>
    /// <remarks>
    /// Parts that are read anew are half as large as the budget allows, so that one can be read while the other is trained on. A single processor has nobody to read it: then one follows the other.
    /// </remarks>
    public IEnumerable<TrainingSet> Parts()
    {
        if (!IsStreaming)
            return [_rows];
        return Environment.ProcessorCount == 1 ? Stream(() => _rows, CancellationToken.None) : ReadAhead.Of([_rows, _otherRows!], Stream);
    }

    /// <summary>Reads all rows again.</summary>
    /// <param name="nextPart">Gives a set to read into.</param>
    /// <param name="cancellation">Ends it with an exception.</param>
    private IEnumerable<TrainingSet> Stream(Func<TrainingSet> nextPart, CancellationToken cancellation)
    {
        using var reader = new RowReader(_data, _plan.Columns, _plan.PositiveWeight, skipped: null);
        TrainingSet ignored = _rows.NewLike();
        long ordinal = 0;
        do
        {
            TrainingSet part = nextPart();
            part.Clear();
            part.Reserve(PartRows);
            Fill(part, ignored, reader, ref ordinal, cancellation);
            if (part.RowCount == 0)
                yield break;
            _standardization!.Apply(part);
            yield return part;
        }
        while (true);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Fill(TrainingSet part, TrainingSet ignored, RowReader reader, ref long ordinal, CancellationToken cancellation)
    {
        while (part.RowCount < PartRows && reader.MoveNext())
        {
            cancellation.ThrowIfCancellationRequested();
            bool heldBack = Validation is not null && IsHeldBack(_plan, ordinal);
            if (reader.TryAddTo(heldBack ? ignored : part))
                ordinal++;
            ignored.Clear();
        }
    }
}
