using System.Runtime.ExceptionServices;

namespace Autograd.MLNet.Training;

/// <summary>Runs numbered pieces of work on several threads of the pool, this one included, without allocating.</summary>
/// <remarks>
/// What is waited for are pieces, not helpers: where the pool is busy, this thread does all the work itself, and a helper that comes late helps with the next, or finds nothing to do.
/// </remarks>
/// <param name="threads">How many threads work, this one included.</param>
internal sealed class Crew(int threads) : IThreadPoolWorkItem
{
    private readonly SemaphoreSlim _done = new(0);
    private Action<int>? _work;
    private Exception? _failure;
    private int _called;
    private int _untaken;
    private int _unfinished;

    /// <summary>Does <c>work(0) .. work(pieces − 1)</c>, and returns when all is done.</summary>
    public void Run(int pieces, Action<int> work)
    {
        int helpers = Math.Min(threads, pieces) - 1;
        if (helpers <= 0)
        {
            for (int i = 0; i < pieces; i++)
                work(i);
            return;
        }

        _work = work;
        _failure = null;
        _unfinished = pieces;

        // From here on there is something to take, for helpers of the time before too.
        Volatile.Write(ref _untaken, pieces);
        while (Volatile.Read(ref _called) < helpers)
        {
            Interlocked.Increment(ref _called);
            ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
        }

        TakePieces();
        _done.Wait();
        if (_failure is { } failure)
            ExceptionDispatchInfo.Throw(failure);
    }

    void IThreadPoolWorkItem.Execute()
    {
        Interlocked.Decrement(ref _called);
        TakePieces();
    }

    private void TakePieces()
    {
        for (int piece = Interlocked.Decrement(ref _untaken); piece >= 0; piece = Interlocked.Decrement(ref _untaken))
        {
            try
            {
                _work!(piece);
            }
            catch (Exception exception)
            {
                // Told to the caller once everybody has stopped.
                Interlocked.CompareExchange(ref _failure, exception, null);
            }

            if (Interlocked.Decrement(ref _unfinished) == 0)
                _done.Release();
        }
    }
}
