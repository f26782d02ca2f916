using System.Globalization;
using System.Xml.Linq;

namespace Autograd.MLNet.History;

/// <summary>Elements of an SVG picture. What they say is escaped where they are written.</summary>
internal static class LossCurveSvg
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    public static XElement Element(string name, params ReadOnlySpan<(string Name, object Value)> attributes)
    {
        XElement element = new(Svg + name);
        foreach ((string attribute, object value) in attributes)
            element.SetAttributeValue(attribute, value is double number ? Number(number) : value);
        return element;
    }

    public static XElement Title(string text) => new(Svg + "title", text);

    public static XElement Text(string text, double x, double y, string anchor, params ReadOnlySpan<(string, object)> attributes)
    {
        XElement element = Element("text", [("x", x), ("y", y), ("text-anchor", anchor), .. attributes]);
        element.Add(text);
        return element;
    }

    public static XElement Line(double x1, double y1, double x2, double y2, string color)
        => Element("line", ("x1", x1), ("y1", y1), ("x2", x2), ("y2", y2), ("stroke", color));

    public static XElement Ring(double x, double y, string color)
        => Element("circle", ("cx", x), ("cy", y), ("r", 5.0), ("fill", "none"), ("stroke", color), ("stroke-width", 2.0));

    /// <summary>Points joined by lines; a dot where there is one point.</summary>
    public static XElement Curve(LossCurveSeries series, IReadOnlyList<(double X, double Y)> points)
    {
        if (points is [(double x, double y)])
            return Element("circle", ("cx", x), ("cy", y), ("r", series.Thickness * 1.5), ("fill", series.Color));
        XElement curve = Element(
            "polyline",
            ("points", string.Join(' ', points.Select(point => $"{Number(point.X)},{Number(point.Y)}"))),
            ("fill", "none"),
            ("stroke", series.Color),
            ("stroke-width", series.Thickness),
            ("stroke-linejoin", "round"));
        if (series.Dashes.Length > 0)
            curve.SetAttributeValue("stroke-dasharray", series.Dashes);
        return curve;
    }

    /// <summary>About how wide text is; the font is the viewer's choice. Characters from the East Asian blocks on are squares.</summary>
    public static double WidthOf(string text, double fontSize) => fontSize * text.Sum(character => character >= '\u2e80' ? 1 : 0.55);

    public static string Number(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}
