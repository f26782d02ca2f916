namespace Autograd.MLNet.Data;

/// <summary>A sample of rows of which nobody knows how many there will be: those whose hash ends in enough zeros, and one more zero whenever they get too many.</summary>
internal sealed class RowSample(TrainingSet rows)
{
    private const int Capacity = 4096;

    private readonly List<ulong> _hashes = [];
    private ulong _mask;

    public TrainingSet Rows { get; } = rows;

    /// <summary>Takes the row a reader is at, or does not.</summary>
    public void Offer(RowReader reader, long ordinal)
    {
        ulong hash = RowHash.Mix(~0, ordinal);
        if ((hash & _mask) != 0)
            return;
        reader.TryAddTo(Rows);
        _hashes.Add(hash);
        while (_hashes.Count > Capacity)
            Thin();
    }

    private void Thin()
    {
        _mask = (_mask << 1) | 1;
        bool[] kept = [.. _hashes.Select(hash => (hash & _mask) == 0)];
        Rows.Keep(kept);
        _hashes.RemoveAll(hash => (hash & _mask) != 0);
    }
}
