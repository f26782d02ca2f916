namespace Autograd.Core.Kernels;

/// <summary>Some rows of a batch, behind which lie the rows of the next.</summary>
/// <param name="First">The first row, counted from the beginning of the batch.</param>
/// <param name="Count">The number of rows.</param>
/// <param name="Batch">The number of rows in the batch.</param>
/// <param name="Known">The number of rows in this batch and the next.</param>
internal readonly record struct RowWindow(int First, int Count, int Batch, int Known)
{
    /// <inheritdoc cref="IRows{T, TSelf}.Later"/>
    public int Later(int row, int pass) => Batch + (pass * (Batch / 2)) + ((First + row) / 2) - First;

    /// <summary>Some of the rows.</summary>
    public RowWindow Slice(int start, int count) => this with { First = First + start, Count = count };
}
