namespace Autograd.MLNet.Training.Steps;

/// <summary>The batches of an epoch, one after the other.</summary>
internal interface IBatches
{
    /// <summary>The batches.</summary>
    /// <param name="epoch">From 1.</param>
    IEnumerable<RowBatch> Of(int epoch);
}
