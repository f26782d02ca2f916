namespace Autograd.MLNet.Models;

/// <summary>Where the weights of a column are among those gathered for a batch. Both numbers lie together, because each is a walk to far memory.</summary>
/// <param name="Batch">The number of the batch that last had the column.</param>
/// <param name="Index">The place in that batch.</param>
internal readonly record struct ActivePlace(int Batch, int Index);
