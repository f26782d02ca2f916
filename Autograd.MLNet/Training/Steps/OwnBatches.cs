using Autograd.MLNet.Data;

namespace Autograd.MLNet.Training.Steps;

/// <summary>Batches of rows that are all here, or are read here part by part.</summary>
internal sealed class OwnBatches(TrainingData data, int seed, bool shuffle, int batchSize) : IBatches
{
    private readonly RowOrder _order = new(seed, shuffle);

    public IEnumerable<RowBatch> Of(int epoch)
    {
        int part = 0;
        foreach (TrainingSet set in data.Parts())
        {
            RowList order = _order.Of(epoch, part++, set.RowCount);
            for (int start = 0; start < order.Count; start += batchSize)
            {
                int count = Math.Min(batchSize, order.Count - start);
                yield return new RowBatch(set, order, start, count, count);
            }
        }
    }
}
