using System.Globalization;

namespace Charts;

/// <summary>How a series is drawn.</summary>
internal enum SeriesKind
{
    Scatter,
    Line,
}

/// <summary>Named points, with the colour and the way they are drawn.</summary>
internal sealed class Series
{
    public Series(SeriesKind kind, string name, string color, ReadOnlySpan<double> x, ReadOnlySpan<double> y, double lineWidth)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (x.Length != y.Length || x.Length == 0)
            throw new ArgumentException(
                string.Create(CultureInfo.InvariantCulture, $"Chart: series '{name}' needs as many x as y and at least one of each, got {x.Length} and {y.Length}."));
        for (int i = 0; i < x.Length; i++)
        {
            if (!double.IsFinite(x[i]) || !double.IsFinite(y[i]))
                throw new ArgumentException(
                    string.Create(CultureInfo.InvariantCulture, $"Chart: points must be finite, point {i} of series '{name}' is ({x[i]}, {y[i]})."));
        }

        if (!(lineWidth > 0) || !double.IsFinite(lineWidth))
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"Chart: the line of series '{name}' must be wider than 0 pixels, got {lineWidth}."));

        (Kind, Name, Color, X, Y, LineWidth) = (kind, name, color, x.ToArray(), y.ToArray(), lineWidth);
    }

    public SeriesKind Kind { get; }

    public string Name { get; }

    public string Color { get; }

    public double[] X { get; }

    public double[] Y { get; }

    public double LineWidth { get; }
}
