using Autograd.MLNet.Data;

namespace Autograd.MLNet.Training.Steps;

/// <summary>The rows of a step, or those of them that this rank has.</summary>
/// <param name="Set">The rows of an epoch, or of a part of it.</param>
/// <param name="Order">Their order.</param>
/// <param name="Start">Where the batch begins in it.</param>
/// <param name="Count">The number of rows here.</param>
/// <param name="MeanOf">The number of rows that the gradient is the mean of.</param>
internal readonly record struct RowBatch(TrainingSet Set, RowList Order, int Start, int Count, int MeanOf)
{
    public RowList Rows => Order.Slice(Start, Count);
}
