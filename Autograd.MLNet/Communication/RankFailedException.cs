namespace Autograd.Distributed;

/// <summary>Another rank of a training has failed, so that this one stops too. The rank that failed throws what went wrong itself.</summary>
public sealed class RankFailedException : Exception
{
    internal RankFailedException(int rank, int size, string cause)
        : base($"Autograd: rank {rank} of {size} failed, and the others stop with it. {cause}")
        => Rank = rank;

    /// <summary>The rank that failed; the first where several did.</summary>
    public int Rank { get; }
}
