using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace Charts;

/// <summary>Points and lines over two linear axes, drawn as an SVG picture that any browser and most viewers open.</summary>
/// <remarks>
/// Series are drawn and listed in the legend in the order they are added. The picture has a white background of its own, so that
/// it reads the same in light and dark viewers, and names fonts with Chinese, Japanese and Korean characters as a fallback.
/// </remarks>
/// <example><code>
/// var chart = new Chart { Title = "Loss", XLabel = "Epoch", YLabel = "Mean squared error" };
/// chart.AddLine("Training", epochs, losses);
/// using FileStream file = File.Create("loss.svg");
/// chart.Save(file);
/// </code></example>
public sealed class Chart
{
    private readonly List<Series> _series = [];
    private readonly List<Note> _notes = [];

    /// <summary>The heading. Default: empty, for none.</summary>
    public string Title { get; init; } = "";

    /// <summary>What the horizontal axis shows, with its unit. Default: empty, for none.</summary>
    public string XLabel { get; init; } = "";

    /// <summary>What the vertical axis shows, with its unit. Default: empty, for none.</summary>
    public string YLabel { get; init; } = "";

    /// <summary>The width in pixels, at least 200. Default: 720.</summary>
    public int Width { get; init; } = 720;

    /// <summary>The height in pixels, at least 200. Default: 480.</summary>
    public int Height { get; init; } = 480;

    /// <summary>Where the horizontal axis begins and ends; what lies beyond is cut off. Default: null, for round numbers around all points.</summary>
    public (double From, double To)? XLimits { get; init; }

    /// <summary>Where the vertical axis begins and ends; what lies beyond is cut off. Default: null, for round numbers around all points.</summary>
    public (double From, double To)? YLimits { get; init; }

    /// <summary>Adds a dot for each point.</summary>
    /// <param name="name">What the legend calls it.</param>
    /// <param name="x">Horizontal positions.</param>
    /// <param name="y">Vertical positions, as many.</param>
    /// <returns>This chart.</returns>
    /// <exception cref="ArgumentException">There are no points, their numbers differ, or one is not finite.</exception>
    public Chart AddScatter(string name, ReadOnlySpan<double> x, ReadOnlySpan<double> y) => Add(SeriesKind.Scatter, name, x, y, lineWidth: 1);

    /// <summary>Adds a line through the points, in the order given.</summary>
    /// <param name="name">What the legend calls it.</param>
    /// <param name="x">Horizontal positions.</param>
    /// <param name="y">Vertical positions, as many.</param>
    /// <param name="width">How thick it is, in pixels.</param>
    /// <returns>This chart.</returns>
    /// <exception cref="ArgumentException">There are no points, their numbers differ, one is not finite, or <paramref name="width"/> is not positive.</exception>
    public Chart AddLine(string name, ReadOnlySpan<double> x, ReadOnlySpan<double> y, double width = 2) => Add(SeriesKind.Line, name, x, y, width);

    /// <summary>Adds text inside the plot. The axes make no room for it.</summary>
    /// <param name="text">The text.</param>
    /// <param name="x">Where it begins.</param>
    /// <param name="y">Where its middle is.</param>
    /// <param name="size">Its height in pixels.</param>
    /// <returns>This chart.</returns>
    /// <exception cref="ArgumentException">A number is not finite, or <paramref name="size"/> is not positive.</exception>
    public Chart AddText(string text, double x, double y, double size = Layout.FontSize)
    {
        _notes.Add(new Note(text, x, y, size));
        return this;
    }

    /// <summary>Draws the chart.</summary>
    /// <exception cref="InvalidOperationException">It has no series, is smaller than 200 by 200, or an axis does not end after its beginning.</exception>
    public XDocument ToSvg()
    {
        if (_series.Count == 0)
            throw new InvalidOperationException("Chart: there is nothing to draw. Add a series first.");
        if (Width < 200 || Height < 200)
            throw new InvalidOperationException(
                string.Create(CultureInfo.InvariantCulture, $"Chart: the picture must be at least 200 by 200 pixels, it is {Width} by {Height}."));
        RequireLimits(XLimits);
        RequireLimits(YLimits);
        return new SvgDrawing(this, new Layout(this, _series)).Draw(_series, _notes);
    }

    /// <summary>Draws the chart and writes it as UTF-8.</summary>
    /// <param name="destination">Where to; stays open.</param>
    /// <exception cref="InvalidOperationException">The chart has no series, is smaller than 200 by 200, or an axis does not end after its beginning.</exception>
    public void Save(Stream destination)
    {
        XDocument svg = ToSvg();
        using var writer = XmlWriter.Create(destination, new XmlWriterSettings
        {
            Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
            Indent = true,
            NewLineChars = "\n",
        });
        svg.Save(writer);
    }

    private static void RequireLimits((double From, double To)? limits)
    {
        if (limits is var (from, to) && !(from < to && double.IsFinite(to - from)))
            throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"Chart: an axis must end after its beginning, its limits are {from} and {to}."));
    }

    private Chart Add(SeriesKind kind, string name, ReadOnlySpan<double> x, ReadOnlySpan<double> y, double lineWidth)
    {
        _series.Add(new Series(kind, name, Palette.Color(_series.Count), x, y, lineWidth));
        return this;
    }
}
