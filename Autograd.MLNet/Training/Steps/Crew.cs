using System.Diagnostics;
using System.Runtime.ExceptionServices;
using Autograd.Core;

namespace Autograd.MLNet.Training.Steps;

/// <summary>Runs numbered pieces of work on several threads of the pool, this one included, without allocating.</summary>
/// <remarks>
/// What is waited for are pieces, not helpers: where the pool is busy, this thread does all the work itself, and a helper that comes late helps with the next, or finds nothing to do. Each thread
/// begins with pieces of its own, round after round: what they work on is then in its cache.
/// </remarks>
/// <param name="threads">How many threads work, this one included.</param>
/// <param name="mostPieces">How many pieces there are at most; fewer than 256.</param>
internal sealed class Crew(int threads, int mostPieces) : IThreadPoolWorkItem
{
    private const int PieceBits = 8;

    // The next round is microseconds away, and to be woken for it would take as long as the work.
    private static readonly TimeSpan _patience = TimeSpan.FromMicroseconds(50);

    private readonly SemaphoreSlim _done = new(0);
    private readonly long[] _takenIn = new long[mostPieces];
    private readonly int[] _places = new int[Math.Max(1, threads)];
    private readonly bool _detectsAnomalies = AnomalyMode.IsEnabled;
    private Action<int>? _work;
    private Exception? _failure;
    private int _called;
    private int _unfinished;

    // Its number, and how many pieces it has.
    private long _round;

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
        long round = (((_round >> PieceBits) + 1) << PieceBits) | (long)pieces;
        Interlocked.Exchange(ref _round, round);
        while (Volatile.Read(ref _called) < helpers)
        {
            Interlocked.Increment(ref _called);
            ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
        }

        TakePieces(round, place: 0);
        _done.Wait();
        if (_failure is { } failure)
            ExceptionDispatchInfo.Throw(failure);
    }

    void IThreadPoolWorkItem.Execute()
    {
        // Modes belong to threads, and this one is not the user's.
        if (_detectsAnomalies)
        {
            using AnomalyMode.Scope scope = AnomalyMode.Detect();
            Help();
        }
        else
        {
            Help();
        }
    }

    private void Help()
    {
        int place = 1;
        while (place < threads - 1 && Interlocked.Exchange(ref _places[place], 1) != 0)
            place++;
        long round = 0;
        while (TryWaitForNext(ref round))
            TakePieces(round, place);
        Volatile.Write(ref _places[place], 0);
        Interlocked.Decrement(ref _called);
    }

    private bool TryWaitForNext(ref long round)
    {
        long started = Stopwatch.GetTimestamp();
        while (Volatile.Read(ref _round) == round)
        {
            if (Stopwatch.GetElapsedTime(started) > _patience)
                return false;
            Thread.SpinWait(20);
        }

        round = Volatile.Read(ref _round);
        return true;
    }

    // All pieces of a round have been taken when it ends: who comes late with its number, which tells how many there were, gets none.
    private void TakePieces(long round, int place)
    {
        int pieces = (int)(round & ((1 << PieceBits) - 1));
        for (int i = 0; i < pieces; i++)
        {
            int piece = ((place * pieces / threads) + i) % pieces;
            long before = Volatile.Read(ref _takenIn[piece]);
            if (before >= round || Interlocked.CompareExchange(ref _takenIn[piece], round, before) != before)
                continue;
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
