using Autograd.Core.Optimizers;
using Autograd.Core.Serialization;

namespace Autograd.Core.Schedules;

/// <summary>
/// Lets the learning rates fall along half a cosine and start again, after longer and longer periods: <c>η = ηₘ + (η₀ − ηₘ) · (1 + cos(π·t/n)) / 2</c>, where t counts from
/// the last restart and n is multiplied at each.
/// </summary>
/// <remarks>Source: Loshchilov and Hutter, "SGDR: stochastic gradient descent with warm restarts", ICLR 2017.</remarks>
public sealed class CosineAnnealingWarmRestarts : LRScheduler
{
    private readonly int _firstPeriod;
    private readonly int _multiplier;
    private readonly double _smallest;
    private long _period;
    private double _position;

    /// <summary>A cosine with warm restarts.</summary>
    /// <param name="optimizer">The optimizer.</param>
    /// <param name="firstPeriod">The first n, positive; PyTorch's <c>T_0</c>.</param>
    /// <param name="periodMultiplier">What n is multiplied by at a restart, at least 1; PyTorch's <c>T_mult</c>.</param>
    /// <param name="minLearningRate">ηₘ; PyTorch's <c>eta_min</c>.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is out of its range.</exception>
    public CosineAnnealingWarmRestarts(IOptimizer optimizer, int firstPeriod, int periodMultiplier = 1, double minLearningRate = 0)
        : base(optimizer)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(firstPeriod);
        ArgumentOutOfRangeException.ThrowIfLessThan(periodMultiplier, 1);
        _firstPeriod = firstPeriod;
        _multiplier = periodMultiplier;
        _smallest = minLearningRate;
        _period = firstPeriod;
        Apply();
    }

    /// <inheritdoc/>
    public override void Step()
    {
        if (++_position >= _period)
        {
            _position -= _period;
            _period *= _multiplier;
        }

        base.Step();
    }

    /// <summary>Goes to an epoch, which may lie between two, and sets its learning rates: for a schedule that moves with every batch.</summary>
    /// <param name="epoch">Not negative, as in <c>epoch + batch / batches</c>.</param>
    public void Step(double epoch)
    {
        if (epoch is not (>= 0 and <= int.MaxValue))
            throw new ArgumentOutOfRangeException(nameof(epoch), epoch, $"CosineAnnealingWarmRestarts: expected a non-negative epoch, but got {epoch}.");
        (_position, _period) = (epoch, _firstPeriod);
        if (_multiplier == 1)
        {
            _position %= _period;
        }
        else
        {
            for (; _position >= _period; _period *= _multiplier)
                _position -= _period;
        }

        LastEpoch = (int)Math.Floor(epoch);
        Apply();
    }

    /// <inheritdoc/>
    protected override double Rate(ParameterGroup group, int index)
        => _smallest + ((BaseLearningRates[index] - _smallest) * (1 + Math.Cos(Math.PI * _position / _period)) / 2);

    internal override void Restart()
    {
        (_position, _period) = (0, _firstPeriod);
        base.Restart();
    }

    private protected override void Write(StateDict state)
    {
        base.Write(state);
        state.Add("T_cur", _position);
        state.Add("T_i", _period);
    }

    private protected override Action Read(StateReader reader)
    {
        Action takeOver = base.Read(reader);
        double position = reader.Number("T_cur");
        int period = reader.Count("T_i");
        if (!(position >= 0 && position < period))
            throw reader.Error($"T_cur {position} does not lie in T_i {period}");
        return () =>
        {
            takeOver();
            (_position, _period) = (position, period);
        };
    }
}
