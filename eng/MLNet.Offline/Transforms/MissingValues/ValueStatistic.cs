using System.Numerics;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Transforms;

/// <summary>Learns what to put in place of the missing numbers among others.</summary>
internal abstract class ValueStatistic<T>
    where T : struct, IFloatingPointIeee754<T>
{
    /// <summary>How many numbers there were; those that were not added are zeros of sparse vectors.</summary>
    public long Total { get; set; }

    public static ValueStatistic<T> Create(MissingValueReplacingEstimator.ReplacementMode mode, bool isFiniteOnly) => mode switch
    {
        MissingValueReplacingEstimator.ReplacementMode.Mean => new Mean(),
        MissingValueReplacingEstimator.ReplacementMode.Minimum => new Extreme(isMaximum: false, isFiniteOnly),
        MissingValueReplacingEstimator.ReplacementMode.Maximum => new Extreme(isMaximum: true, isFiniteOnly),
        _ => new Mode(),
    };

    public abstract void Add(T value);

    public abstract T GetResult(IChannel ch);

    private sealed class Mean : ValueStatistic<T>
    {
        private long _missing;
        private long _nonZero;
        private double _mean;

        public override void Add(T number)
        {
            double value = double.CreateTruncating(number);
            if (value == 0)
                return;
            if (!double.IsFinite(value))
            {
                _missing++;
                return;
            }

            // Two ways to the same mean, neither of which overflows.
            _nonZero++;
            if ((_mean > 0) ^ (value > 0))
                _mean = _mean - _mean / _nonZero + value / _nonZero;
            else
                _mean += (value - _mean) / _nonZero;
        }

        public override T GetResult(IChannel ch)
        {
            if (Total == _missing)
            {
                ch.Warning("All values in this column are NAs, using default value for imputation");
                return T.Zero;
            }
            return T.CreateTruncating(_mean * ((double)_nonZero / (Total - _missing)));
        }
    }

    private sealed class Extreme(bool isMaximum, bool isFiniteOnly) : ValueStatistic<T>
    {
        private long _added;
        private T _extreme = GetBound(isMaximum, isFiniteOnly);

        private static T GetBound(bool isMaximum, bool isFiniteOnly)
        {
            var bound = isFiniteOnly ? T.CreateTruncating(double.MaxValue) : T.PositiveInfinity;
            return isMaximum ? -bound : bound;
        }

        public override void Add(T value)
        {
            _added++;
            if (isFiniteOnly && !T.IsFinite(value))
                return;
            if (isMaximum ? value > _extreme : value < _extreme)
                _extreme = value;
        }

        public override T GetResult(IChannel ch)
        {
            if (_added < Total)
                Add(T.Zero);
            return _extreme;
        }
    }

    private sealed class Mode : ValueStatistic<T>
    {
        private readonly Dictionary<T, int> _counts = [];
        private T _mode;
        private int _maximum;

        public override void Add(T value)
        {
            if (!T.IsFinite(value))
                return;
            int count = _counts[value] = _counts.GetValueOrDefault(value) + 1;
            if (count > _maximum)
                (_mode, _maximum) = (value, count);
        }

        public override T GetResult(IChannel ch) => _mode;
    }
}
