namespace Autograd.Core;

/// <summary>All that belongs to a thread, in one object: reading a thread-static field costs as much as a small operation.</summary>
internal sealed class ThreadState
{
    [ThreadStatic]
    private static ThreadState? t_current;

    /// <summary>The last backward pass, for the next of its element type; see <see cref="BackwardPass{T}"/>.</summary>
    public object? IdlePass;

    /// <summary>See <see cref="GradMode"/>.</summary>
    public bool IsGradEnabled = true;

    /// <summary>See <see cref="Core.InferenceMode"/>.</summary>
    public bool IsInference;

    /// <summary>See <see cref="AnomalyMode"/>.</summary>
    public bool TracesRecording;

    /// <summary>See <see cref="AnomalyMode"/>.</summary>
    public bool ChecksNaN;

    /// <summary>The last number given out in creation order; rises past every input's, so that consumers always come after.</summary>
    public long Sequence;

    /// <summary>The number of backward passes that are running, one inside the other.</summary>
    public int RunningPasses;

    /// <summary>The innermost open tape step.</summary>
    public ITape? Tape;

    /// <summary>The current thread's state.</summary>
    public static ThreadState Current => t_current ?? Create();

    private static ThreadState Create() => t_current = new ThreadState();
}
