using System.Globalization;

namespace Autograd.MLNet.History;

/// <summary>A scale from round number to round number, linear or logarithmic: the ticks, and where a value lies.</summary>
internal sealed class LossCurveAxis
{
    private const double SpanOfLogarithm = 20;

    // Below, powers of ten lose their digits; above, sums overflow.
    private const double Tiny = 1e-300, Huge = 1e300;

    // A value that rounding moved off a tick lies on it.
    private const double Rounding = 1e-9;

    private readonly double _first;
    private readonly double _last;

    private LossCurveAxis(double first, double last, bool isLogarithmic, IEnumerable<double> ticks, string format)
    {
        IsLogarithmic = isLogarithmic;
        _first = Scaled(first);
        _last = Scaled(last);
        Ticks = [.. ticks.Select(tick => (tick, tick.ToString(format, CultureInfo.InvariantCulture)))];
    }

    public bool IsLogarithmic { get; }

    public IReadOnlyList<(double Value, string Label)> Ticks { get; }

    /// <summary>Where a value lies: 0 is the first end of the axis, 1 the last.</summary>
    public double At(double value) => (Scaled(value) - _first) / (_last - _first);

    /// <summary>Whether a value can lie on an axis: finite, and not at the very end of the numbers.</summary>
    public static bool Holds(double value) => Math.Abs(value) <= Huge;

    /// <summary>A value by itself, to some five digits.</summary>
    public static string Label(double value) => value.ToString(Math.Abs(value) is 0 or (>= 1e-4 and < 1e4) ? "G5" : "0.####e0", CultureInfo.InvariantCulture);

    /// <summary>An axis that holds all of some values, logarithmic where they are positive and far apart.</summary>
    /// <param name="values">At least one.</param>
    /// <param name="intervals">About how many intervals the ticks make.</param>
    public static LossCurveAxis Of(double[] values, int intervals)
    {
        double min = values.Min(), max = values.Max();
        return min >= Tiny && max / min > SpanOfLogarithm ? Logarithmic(min, max, intervals) : Linear(min, max, intervals);
    }

    /// <summary>An axis of whole numbers that begins and ends with the data.</summary>
    public static LossCurveAxis OfEpochs(int first, int last)
    {
        if (first == last)
            return new(first - 0.5, last + 0.5, isLogarithmic: false, [first], "0");
        int step = (int)Math.Max(1, RoundUp((last - first) / 6.0));
        IEnumerable<double> round = Enumerable.Range((first / step) + 1, (last / step) - (first / step)).Select(i => (double)i * step).Where(epoch => epoch - first >= step / 2.0);
        return new(first, last, isLogarithmic: false, round.Prepend(first), "0");
    }

    private static LossCurveAxis Linear(double min, double max, int intervals)
    {
        // What is flat but for its last digits is drawn so.
        double size = Math.Max(Math.Abs(min), Math.Abs(max));
        if (max - min <= Math.Max(size * 1e-6, Tiny))
        {
            double room = size < Tiny ? 1 : size * 0.1;
            (min, max) = (min - room, max + room);
        }

        double step = RoundUp((max - min) / intervals);
        double first = Math.Floor((min / step) + Rounding), last = Math.Ceiling((max / step) - Rounding);
        int decimals = (int)Math.Max(0, -Math.Floor(Math.Log10(step) + Rounding));
        string format = Math.Max(Math.Abs(min), Math.Abs(max)) is >= 1e-4 and < 1e7 ? "F" + decimals.ToString(CultureInfo.InvariantCulture) : "0.######e0";
        return new(first * step, last * step, isLogarithmic: false, Enumerable.Range(0, (int)(last - first) + 1).Select(i => (first + i) * step), format);
    }

    // From and to a multiple of 1, 2 or 5; these are ticks where they are few, else some powers of ten.
    private static LossCurveAxis Logarithmic(double min, double max, int intervals)
    {
        int lowest = (int)Math.Floor(Math.Log10(min)), highest = (int)Math.Floor(Math.Log10(max)) + 1;
        double[] grid = [.. Enumerable.Range(lowest, highest - lowest + 1).SelectMany(exponent => new double[] { 1, 2, 5 }.Select(digit => digit * Math.Pow(10, exponent)))];
        double first = grid.Last(value => value <= min * (1 + Rounding)), last = grid.First(value => value >= max * (1 - Rounding));
        grid = [.. grid.Where(value => value >= first && value <= last)];

        int step = (int)Math.Max(1, RoundUp((double)(highest - lowest) / intervals));
        IEnumerable<double> ticks = grid.Length <= intervals + 2
            ? grid
            : Enumerable.Range(lowest, highest - lowest + 1).Where(exponent => exponent % step == 0).Select(exponent => Math.Pow(10, exponent)).Where(value => value >= first && value <= last);
        return new(first, last, isLogarithmic: true, ticks, first >= 1e-4 && last <= 1e6 ? "0.####" : "0e0");
    }

    // To 1, 2 or 5 times a power of ten.
    private static double RoundUp(double value)
    {
        double power = Math.Pow(10, Math.Floor(Math.Log10(value)));
        return power * ((value / power) switch { <= 1 => 1, <= 2 => 2, <= 5 => 5, _ => 10 });
    }

    private double Scaled(double value) => IsLogarithmic ? Math.Log10(value) : value;
}
