using System.Globalization;

namespace Charts;

/// <summary>Round numbers along an axis: multiples of 1, 2 or 5 times a power of ten, from one at or below the data to one at or above.</summary>
public sealed class Ticks
{
    // A data value this close to a tick, in steps, lies on it: 0.3 / 0.1 is a little less than 3.
    private const double Rounding = 1e-9;

    private readonly int _exponent;
    private readonly double[] _values;

    private Ticks(double step, int exponent, double[] values)
    {
        Step = step;
        _exponent = exponent;
        _values = values;
    }

    /// <summary>The ticks in ascending order.</summary>
    public IReadOnlyList<double> Values => _values;

    /// <summary>The distance from one tick to the next.</summary>
    public double Step { get; }

    /// <summary>The first tick.</summary>
    public double First => _values[0];

    /// <summary>The last tick.</summary>
    public double Last => _values[^1];

    /// <summary>Ticks that cover a range.</summary>
    /// <param name="min">The smallest value to cover.</param>
    /// <param name="max">The largest value to cover. Where it equals <paramref name="min"/>, some room around it is covered.</param>
    /// <param name="intervals">The number of intervals into which the range would be cut if the numbers need not be round, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The range is empty or not finite, or <paramref name="intervals"/> is below 1.</exception>
    public static Ticks Cover(double min, double max, int intervals = 8)
    {
        if (!(min <= max) || !double.IsFinite(max - min))
            throw new ArgumentOutOfRangeException(nameof(max), max, FormattableString.Invariant($"Ticks: {min} to {max} is not a finite range."));
        ArgumentOutOfRangeException.ThrowIfLessThan(intervals, 1);

        // What rounding could have made of a single value counts as one.
        double size = Math.Max(Math.Abs(min), Math.Abs(max));
        if (max - min <= size * 1e-12)
        {
            double room = size == 0 ? 1 : size * 0.1;
            (min, max) = (min - room, max + room);
        }

        double raw = (max - min) / intervals;
        int exponent = (int)Math.Floor(Math.Log10(raw));
        double leading = raw / Math.Pow(10, exponent);
        int digit = leading <= 1 ? 1 : leading <= 2 ? 2 : leading <= 5 ? 5 : 10;
        if (digit == 10)
            (digit, exponent) = (1, exponent + 1);

        double step = Multiple(digit, exponent);
        long first = (long)Math.Floor((min / step) + Rounding), last = (long)Math.Ceiling((max / step) - Rounding);
        double[] values = new double[last - first + 1];
        for (int i = 0; i < values.Length; i++)
            values[i] = Multiple((first + i) * digit, exponent);
        return new Ticks(step, exponent, values);
    }

    /// <summary>Those of <see cref="Cover"/> that lie in a range, ends included.</summary>
    /// <inheritdoc cref="Cover"/>
    public static Ticks Within(double min, double max, int intervals = 8)
    {
        Ticks ticks = Cover(min, max, intervals);
        double room = ticks.Step * Rounding;
        return new Ticks(ticks.Step, ticks._exponent, Array.FindAll(ticks._values, value => value >= min - room && value <= max + room));
    }

    /// <summary>A tick as text, with as many decimals as tell it from its neighbours; a power of ten where it would be long.</summary>
    /// <param name="value">One of <see cref="Values"/>.</param>
    public string Format(double value)
    {
        string format = _exponent is < -4 or >= 6 ? "0.######E+0" : "F" + Math.Max(0, -_exponent).ToString(CultureInfo.InvariantCulture);
        return value == 0 ? "0" : value.ToString(format, CultureInfo.InvariantCulture);
    }

    // Division by a power of ten rounds once; multiplying by its inexact inverse would show as 0.30000000000000004.
    private static double Multiple(long count, int exponent)
        => exponent < 0 ? count / Math.Pow(10, -exponent) : count * Math.Pow(10, exponent);
}
