namespace Autograd.MLNet.Communication;

/// <summary>What ranks add up in each step: numbers, and whether all is well, in one reduction.</summary>
/// <param name="ranks">All ranks.</param>
/// <param name="most">How many numbers there are at most.</param>
internal sealed class StepExchange(Ranks ranks, int most) : IExchange
{
    // After the numbers: how many ranks have a loss that is not finite, are cancelled, have failed.
    private const int Flags = 3;

    private readonly float[] _buffer = new float[most + Flags];

    /// <summary>How many numbers this step has, on all ranks equally many.</summary>
    public int Length { get; set; } = most;

    /// <summary>This rank's numbers, and after <see cref="Run"/> the sums.</summary>
    public Span<float> Numbers => _buffer.AsSpan(0, Length);

    /// <summary>Whether the loss was finite on all ranks.</summary>
    public bool IsFinite { get; private set; }

    /// <summary>Adds up; false where a rank was cancelled, after which nobody comes to another step.</summary>
    /// <exception cref="Autograd.Distributed.RankFailedException">Another rank has failed.</exception>
    public bool Run(bool isFinite, bool isCancelled)
    {
        Span<float> flags = _buffer.AsSpan(Length, Flags);
        (flags[0], flags[1], flags[2]) = (isFinite ? 0 : 1, isCancelled ? 1 : 0, 0);
        ranks.AllReduce(_buffer.AsSpan(0, Length + Flags));
        IsFinite = flags[0] == 0;
        if (flags[2] != 0)
            ranks.ThrowFailure();
        if (flags[1] == 0)
            return true;
        ranks.Next = null;
        return false;
    }

    public void TakePartAsFailed()
    {
        Span<float> all = _buffer.AsSpan(0, Length + Flags);
        all.Clear();
        all[Length + 2] = 1;
        ranks.AllReduce(all);
    }
}
