namespace Charts;

/// <summary>Where things are in the picture, in pixels from its upper left corner.</summary>
internal sealed class Layout
{
    public const int FontSize = 13;
    public const int TitleSize = 17;
    public const int LegendRowHeight = 22;
    public const int SwatchWidth = 24;

    private const int Margin = 20;
    private const int LegendGap = 22;

    private readonly (double From, double To) _x, _y;

    public Layout(Chart chart, IReadOnlyList<Series> series)
    {
        XTicks = Axis(chart.XLimits, series.Select(one => one.X), out _x);
        YTicks = Axis(chart.YLimits, series.Select(one => one.Y), out _y);

        double tickLabels = YTicks.Values.Max(tick => TextWidth.Estimate(YTicks.Format(tick), FontSize));
        Left = Margin + (chart.YLabel.Length == 0 ? 0 : FontSize + 12) + tickLabels + 8;
        Right = chart.Width - Margin - (TextWidth.Estimate(XTicks.Format(XTicks.Last), FontSize) / 2);
        Bottom = chart.Height - Margin - (chart.XLabel.Length == 0 ? 0 : FontSize + 12) - (FontSize + 8);

        TitleBaseline = Margin + TitleSize;
        double legendTop = chart.Title.Length == 0 ? Margin : TitleBaseline + 10;
        Legend = PlaceLegend(series, legendTop);
        Top = Legend[^1].Y + (LegendRowHeight / 2) + 10;
    }

    public Ticks XTicks { get; }

    public Ticks YTicks { get; }

    /// <summary>The edges of the plot area.</summary>
    public double Left { get; }

    public double Right { get; }

    public double Top { get; }

    public double Bottom { get; }

    public double TitleBaseline { get; }

    /// <summary>The left end and the middle of each series' entry in the legend.</summary>
    public IReadOnlyList<(double X, double Y)> Legend { get; }

    /// <summary>The horizontal position of a value.</summary>
    public double X(double value) => Left + ((value - _x.From) / (_x.To - _x.From) * (Right - Left));

    /// <summary>The vertical position of a value; larger values are higher.</summary>
    public double Y(double value) => Bottom - ((value - _y.From) / (_y.To - _y.From) * (Bottom - Top));

    // Given limits are the ends of an axis; else it ends at the ticks around its values.
    private static Ticks Axis((double From, double To)? limits, IEnumerable<double[]> values, out (double From, double To) ends)
    {
        Ticks ticks = limits is var (from, to) ? Ticks.Within(from, to) : Ticks.Cover(values.Min(one => one.Min()), values.Max(one => one.Max()));
        ends = limits ?? (ticks.First, ticks.Last);
        return ticks;
    }

    // In rows above the plot, where it can hide no point.
    private List<(double X, double Y)> PlaceLegend(IReadOnlyList<Series> series, double top)
    {
        var places = new List<(double X, double Y)>();
        double x = Left, y = top + (LegendRowHeight / 2);
        foreach (Series one in series)
        {
            double width = SwatchWidth + 6 + TextWidth.Estimate(one.Name, FontSize);
            if (x > Left && x + width > Right)
                (x, y) = (Left, y + LegendRowHeight);
            places.Add((x, y));
            x += width + LegendGap;
        }

        return places;
    }
}
