using Autograd.MLNet.Communication;
using Autograd.MLNet.Data;
using Autograd.MLNet.Models;

namespace Autograd.MLNet.Training.Steps;

/// <summary>Of the batches of rows that several ranks have together, what this rank has: the same batches as one process with all rows takes.</summary>
/// <param name="data">The rows of this rank.</param>
/// <param name="seed">Decides the order.</param>
/// <param name="shuffle">Whether there is one.</param>
/// <param name="batchSize">The rows of a batch on all ranks.</param>
/// <param name="areOwn">Whether each rank takes the mean of its own rows.</param>
/// <param name="first">What ranks do first in each step; null where they ask before whether all are well.</param>
/// <param name="columns">Tells the ranks which columns a step uses; null where it uses all.</param>
internal sealed class SharedBatches(TrainingData data, int seed, bool shuffle, int batchSize, bool areOwn, IExchange? first, ColumnExchange? columns) : IBatches
{
    private readonly int[] _batches = new int[data.OwnRowCount];
    private readonly int[] _order = new int[data.OwnRowCount];
    private readonly int[] _starts = new int[((data.RowCount + batchSize - 1) / batchSize) + 1];

    public IEnumerable<RowBatch> Of(int epoch)
    {
        Sort(epoch);
        columns?.Prepare(_order, _starts);
        TrainingSet set = data.Parts().Single();
        for (int step = 0; step < _starts.Length - 1; step++)
        {
            data.Ranks!.Next = first;
            int count = _starts[step + 1] - _starts[step];
            yield return new RowBatch(set, _order, _starts[step], count, areOwn ? count : (int)Math.Min(batchSize, data.RowCount - ((long)step * batchSize)));
        }

        data.Ranks!.Next = null;
    }

    // By batches, and within a batch as they lie in memory.
    private void Sort(int epoch)
    {
        if (shuffle)
        {
            Permutation.Create(RowOrder.Seed(seed, epoch, part: 0), data.RowCount).BatchesOf(data.FirstRow, batchSize, _batches);
        }
        else
        {
            for (int row = 0; row < _batches.Length; row++)
                _batches[row] = (int)((data.FirstRow + row) / batchSize);
        }

        Array.Clear(_starts);
        foreach (int batch in _batches)
            _starts[batch + 1]++;
        for (int batch = 1; batch < _starts.Length; batch++)
            _starts[batch] += _starts[batch - 1];

        // Each start moves on to the end of its batch, which is where the next begins.
        for (int row = 0; row < _batches.Length; row++)
            _order[_starts[_batches[row]]++] = row;
        Array.Copy(_starts, 0, _starts, 1, _starts.Length - 1);
        _starts[0] = 0;
    }
}
