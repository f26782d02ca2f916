using System.Runtime.ExceptionServices;

namespace Autograd.MLNet.Training;

/// <summary>Runs numbered pieces of work on several threads of the pool, this one included, without allocating.</summary>
internal sealed class Crew
{
    private readonly Member[] _others;
    private readonly CountdownEvent _busy = new(1);
    private Action<int>? _work;
    private int _pieces;
    private int _next;
    private Exception? _failure;

    /// <summary>A crew.</summary>
    /// <param name="threads">How many threads work, this one included.</param>
    public Crew(int threads) => _others = [.. Enumerable.Range(1, Math.Max(0, threads - 1)).Select(_ => new Member(this))];

    /// <summary>Does <c>work(0) .. work(pieces − 1)</c>, and returns when all is done.</summary>
    public void Run(int pieces, Action<int> work)
    {
        int helpers = Math.Min(_others.Length, pieces - 1);
        if (helpers == 0)
        {
            for (int i = 0; i < pieces; i++)
                work(i);
            return;
        }

        _work = work;
        _pieces = pieces;
        _next = -1;
        _failure = null;
        _busy.Reset(helpers);
        for (int i = 0; i < helpers; i++)
            ThreadPool.UnsafeQueueUserWorkItem(_others[i], preferLocal: false);
        TakePieces();
        _busy.Wait();
        if (_failure is { } failure)
            ExceptionDispatchInfo.Throw(failure);
    }

    private void TakePieces()
    {
        try
        {
            for (int piece = Interlocked.Increment(ref _next); piece < _pieces; piece = Interlocked.Increment(ref _next))
                _work!(piece);
        }
        catch (Exception exception)
        {
            // Told to the caller once everybody has stopped.
            Interlocked.CompareExchange(ref _failure, exception, null);
            Volatile.Write(ref _next, int.MaxValue / 2);
        }
    }

    private sealed class Member(Crew crew) : IThreadPoolWorkItem
    {
        public void Execute()
        {
            crew.TakePieces();
            crew._busy.Signal();
        }
    }
}
