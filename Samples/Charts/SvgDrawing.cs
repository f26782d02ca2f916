using System.Globalization;
using System.Xml.Linq;

namespace Charts;

/// <summary>Turns a laid-out chart into SVG elements.</summary>
internal sealed class SvgDrawing(Chart chart, Layout layout)
{
    private const string Fonts =
        "'Segoe UI', 'Helvetica Neue', Arial, 'Noto Sans', 'Noto Sans CJK SC', 'Source Han Sans SC', 'PingFang SC', 'Microsoft YaHei', "
        + "'WenQuanYi Micro Hei', SimHei, sans-serif";

    // The middle of lower-case text lies this far above its baseline.
    private const string Middle = "0.35em";

    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    /// <summary>The whole picture.</summary>
    public XDocument Draw(IReadOnlyList<Series> series, IReadOnlyList<Note> notes)
    {
        var root = new XElement(
            Svg + "svg",
            new XAttribute("width", chart.Width),
            new XAttribute("height", chart.Height),
            new XAttribute("viewBox", FormattableString.Invariant($"0 0 {chart.Width} {chart.Height}")),
            new XAttribute("role", "img"),
            new XAttribute("font-family", Fonts),
            new XAttribute("font-size", Layout.FontSize),
            new XAttribute("fill", Palette.Text),
            chart.Title.Length == 0 ? null : new XElement(Svg + "title", chart.Title),
            Element("rect", ("width", "100%"), ("height", "100%"), ("fill", Palette.Background)),
            Heading(),
            Grid(),
            HorizontalAxis(),
            VerticalAxis(),
            series.Select(Points),
            notes.Select(note => Text(note.Text, layout.X(note.X), layout.Y(note.Y), ("class", "note"), ("font-size", note.Size), ("dy", Middle))),
            series.Zip(layout.Legend, LegendEntry));
        return new XDocument(root);
    }

    private XElement? Heading() => chart.Title.Length == 0
        ? null
        : Text(chart.Title, layout.Left, layout.TitleBaseline, ("font-size", Layout.TitleSize), ("font-weight", "600"));

    private XElement Grid() => Group(
        "grid",
        layout.XTicks.Values.Select(tick => StraightLine(layout.X(tick), layout.Top, layout.X(tick), layout.Bottom, Palette.Grid)),
        layout.YTicks.Values.Select(tick => StraightLine(layout.Left, layout.Y(tick), layout.Right, layout.Y(tick), Palette.Grid)));

    private XElement HorizontalAxis() => Group(
        "x-axis",
        layout.XTicks.Values.Select(tick => Text(
            layout.XTicks.Format(tick), layout.X(tick), layout.Bottom + Layout.FontSize + 6, ("text-anchor", "middle"))),
        StraightLine(layout.Left, layout.Bottom, layout.Right, layout.Bottom, Palette.Axis),
        Text(chart.XLabel, (layout.Left + layout.Right) / 2, layout.Bottom + (2 * Layout.FontSize) + 20, ("text-anchor", "middle")));

    private XElement VerticalAxis()
    {
        double x = 12 + Layout.FontSize, y = (layout.Top + layout.Bottom) / 2;
        return Group(
            "y-axis",
            layout.YTicks.Values.Select(tick => Text(
                layout.YTicks.Format(tick), layout.Left - 8, layout.Y(tick), ("text-anchor", "end"), ("dy", Middle))),
            StraightLine(layout.Left, layout.Top, layout.Left, layout.Bottom, Palette.Axis),
            Text(chart.YLabel, x, y, ("text-anchor", "middle"), ("transform", $"rotate(-90 {Number(x)} {Number(y)})")));
    }

    private XElement Points(Series series)
    {
        IEnumerable<(double X, double Y)> places = series.X.Zip(series.Y, (x, y) => (layout.X(x), layout.Y(y)));
        IEnumerable<XElement> marks = series.Kind == SeriesKind.Scatter ? places.Select(place => Dot(series, place.X, place.Y)) : [Line(series, places)];
        return Group("series", chart.XLimits is null && chart.YLimits is null ? marks : CutOff(marks));
    }

    // A picture in the picture cuts off what sticks out, and needs no id that could meet its like where pictures share a page.
    private XElement CutOff(IEnumerable<XElement> content)
    {
        double width = layout.Right - layout.Left, height = layout.Bottom - layout.Top;
        XElement window = Element(
            "svg",
            ("x", layout.Left),
            ("y", layout.Top),
            ("width", width),
            ("height", height),
            ("viewBox", $"{Number(layout.Left)} {Number(layout.Top)} {Number(width)} {Number(height)}"),
            ("overflow", "hidden"));
        window.Add(content);
        return window;
    }

    private static XElement LegendEntry(Series series, (double X, double Y) place) => Group(
        "legend",
        series.Kind == SeriesKind.Scatter
            ? Dot(series, place.X + (Layout.SwatchWidth / 2), place.Y)
            : Line(series, [(place.X, place.Y), (place.X + Layout.SwatchWidth, place.Y)]),
        Text(series.Name, place.X + Layout.SwatchWidth + 6, place.Y, ("dy", Middle)));

    private static XElement Dot(Series series, double x, double y)
        => Element("circle", ("cx", x), ("cy", y), ("r", 4.5), ("fill", series.Color), ("stroke", Palette.Background));

    private static XElement Line(Series series, IEnumerable<(double X, double Y)> points) => Element(
        "polyline",
        ("points", string.Join(' ', points.Select(point => $"{Number(point.X)},{Number(point.Y)}"))),
        ("fill", "none"),
        ("stroke", series.Color),
        ("stroke-width", series.LineWidth),
        ("stroke-linejoin", "round"));

    private static XElement StraightLine(double x1, double y1, double x2, double y2, string color)
        => Element("line", ("x1", x1), ("y1", y1), ("x2", x2), ("y2", y2), ("stroke", color));

    private static XElement? Text(string text, double x, double y, params ReadOnlySpan<(string, object)> attributes)
    {
        if (text.Length == 0)
            return null;
        XElement element = Element("text", [("x", x), ("y", y), .. attributes]);
        element.Add(text);
        return element;
    }

    private static XElement Group(string kind, params object?[] content) => new(Svg + "g", new XAttribute("class", kind), content);

    private static XElement Element(string name, params ReadOnlySpan<(string Name, object Value)> attributes)
    {
        var element = new XElement(Svg + name);
        foreach ((string attribute, object value) in attributes)
            element.SetAttributeValue(attribute, value is double number ? Number(number) : value);
        return element;
    }

    private static string Number(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}
