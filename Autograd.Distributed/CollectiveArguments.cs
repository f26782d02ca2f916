namespace Autograd.Distributed;

/// <summary>What arguments must be, whichever the communicator.</summary>
internal static class CollectiveArguments
{
    public static void CheckRoot(int root, int size)
    {
        if ((uint)root >= (uint)size)
            throw new ArgumentOutOfRangeException(nameof(root), root, $"Broadcast: root must be a rank, from 0 to {size - 1}, but is {root}.");
    }

    public static void CheckGathered(ReadOnlySpan<byte> source, ReadOnlySpan<byte> destination, int size)
    {
        if (destination.Length != (long)size * source.Length)
        {
            throw new ArgumentException(
                $"AllGather: destination must have Size times as many bytes as source, {size} · {source.Length} = {(long)size * source.Length}, but has {destination.Length}.", nameof(destination));
        }

        if (source.Overlaps(destination))
            throw new ArgumentException("AllGather: source and destination must not overlap: give a copy of the source.", nameof(source));
    }
}
