using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;

namespace Autograd.MLNet.Data;

/// <summary>Lets a sequence work on a thread of its own, ahead of who takes what it yields.</summary>
internal static class ReadAhead
{
    /// <summary>The same elements in the same order.</summary>
    /// <remarks>The thread begins with the first element that is asked for and has ended when the enumeration has, however that ends. What the sequence throws comes after the elements before it.</remarks>
    /// <param name="buffers">What is filled, yielded and, once the next element is asked for, filled again: the sequence is ahead by as many, less one.</param>
    /// <param name="fill">The sequence: asks for an empty buffer, fills and yields it, and stops when the token tells it to.</param>
    public static IEnumerable<T> Of<T>(IEnumerable<T> buffers, Func<Func<T>, CancellationToken, IEnumerable<T>> fill)
    {
        using var empty = new BlockingCollection<T>(new ConcurrentQueue<T>(buffers));
        using var full = new BlockingCollection<T>();
        using var stop = new CancellationTokenSource();
        ExceptionDispatchInfo? failure = null;
        var thread = new Thread(Fill) { IsBackground = true, Name = "Autograd reader" };
        thread.Start();
        try
        {
            foreach (T buffer in full.GetConsumingEnumerable())
            {
                yield return buffer;
                empty.Add(buffer);
            }

            failure?.Throw();
        }
        finally
        {
            stop.Cancel();
            thread.Join();
        }

        void Fill()
        {
            try
            {
                foreach (T buffer in fill(() => empty.Take(stop.Token), stop.Token))
                    full.Add(buffer);
            }
            catch (Exception exception)
            {
                // For the thread that waits for elements; if it has stopped, nobody needs them any more.
                failure = ExceptionDispatchInfo.Capture(exception);
            }
            finally
            {
                full.CompleteAdding();
            }
        }
    }
}
