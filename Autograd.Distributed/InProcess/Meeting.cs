namespace Autograd.Distributed.InProcess;

/// <summary>Where the ranks, each a thread, meet: nobody goes on before all are here, and all are told if one will not come.</summary>
internal sealed class Meeting
{
    private readonly object _lock = new();

    // Two by turns: who writes for the next but one meeting has been at the next, so that all have read those of this one.
    private readonly Post[][] _posts;
    private readonly bool[] _isTold;
    private int _here;
    private long _meetings;
    private string? _end;
    private Exception? _cause;

    public Meeting(int size)
    {
        _posts = [NewPosts(), NewPosts()];
        _isTold = new bool[size];

        Post[] NewPosts() => [.. Enumerable.Range(0, size).Select(_ => new Post())];
    }

    public int Size => _isTold.Length;

    /// <summary>Whether a call of this rank threw because of the others.</summary>
    public bool IsTold(int rank) => _isTold[rank];

    /// <summary>Brings a call and bytes, and waits for those of all ranks.</summary>
    public ReadOnlySpan<Post> Meet(int rank, Call call, ReadOnlySpan<byte> bytes)
    {
        // Only whoever has been at a meeting comes to the next, so that this rank sees its number without the lock.
        Post[] posts = _posts[Volatile.Read(ref _meetings) % 2];
        posts[rank].Put(call, bytes);
        lock (_lock)
            Wait(rank, call);
        foreach (Post post in posts)
        {
            if (post.Call != call)
                throw Differ(rank, posts);
        }

        return posts;
    }

    /// <summary>Tells the others that this rank will not come any more.</summary>
    public void Leave(int rank, Exception? cause)
    {
        lock (_lock)
        {
            // A failure says more than a return, but not where it only follows from one.
            if (_end is not null && (_cause is not null || cause is null || _isTold[rank]))
                return;
            _end = $"rank {rank} of {Size} " + (cause is null ? "has returned." : $"failed: {cause.GetType()}: {cause.Message}");
            _cause = cause;
            Monitor.PulseAll(_lock);
        }
    }

    private void Wait(int rank, Call call)
    {
        long meeting = _meetings;
        if (_end is null && ++_here == Size)
        {
            _here = 0;
            _meetings++;
            Monitor.PulseAll(_lock);
        }

        while (_meetings == meeting)
        {
            if (_end is not null)
            {
                _isTold[rank] = true;
                throw new InvalidOperationException($"{call.Method}: rank {rank} of {Size} waits in vain, because {_end}", _cause);
            }

            Monitor.Wait(_lock);
        }
    }

    private InvalidOperationException Differ(int rank, Post[] posts)
    {
        _isTold[rank] = true;
        return new InvalidOperationException(
            $"All ranks must call the same method with as many values, but the calls are: {string.Join("; ", posts.Select((post, index) => $"rank {index} {post.Call}"))}.");
    }
}
