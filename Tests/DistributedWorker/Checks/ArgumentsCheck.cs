using Autograd.Distributed;

namespace DistributedWorker.Checks;

/// <summary>Wrong arguments are told before anything is sent, so that all ranks can go on.</summary>
internal static class ArgumentsCheck
{
    public static void Run(ICommunicator world)
    {
        int size = world.Size;
        Expect<ArgumentOutOfRangeException>(() => world.Broadcast(new byte[3], size), $"Broadcast: root must be a rank, from 0 to {size - 1}, but is {size}.");
        Expect<ArgumentOutOfRangeException>(() => world.Broadcast(new byte[3], -1), $"Broadcast: root must be a rank, from 0 to {size - 1}, but is -1.");
        Expect<ArgumentException>(
            () => world.AllGather(new byte[2], new byte[(2 * size) + 1]),
            $"AllGather: destination must have Size times as many bytes as source, {size} · 2 = {2 * size}, but has {(2 * size) + 1}.");
        byte[] shared = new byte[2 * size];
        Expect<ArgumentException>(() => world.AllGather(shared.AsSpan(0, 2), shared), "AllGather: source and destination must not overlap: give a copy of the source.");
        world.Barrier();
    }

    private static void Expect<T>(Action action, string message)
        where T : Exception
    {
        try
        {
            action();
        }
        catch (T exception)
        {
            CommunicatorCheck.Require(exception.Message.StartsWith(message, StringComparison.Ordinal), $"The message is: {exception.Message}");
            return;
        }

        throw new InvalidOperationException($"Expected: {message}");
    }
}
