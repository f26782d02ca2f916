using System.Globalization;
using System.Xml.Linq;

namespace Benchmarks.Scale.Report;

/// <summary>Curves and points over two logarithmic axes, as an SVG picture. The curve and the points of one name have one colour.</summary>
/// <param name="title">The heading.</param>
/// <param name="xLabel">What the horizontal axis shows.</param>
/// <param name="yLabel">What the vertical axis shows.</param>
internal sealed class LogChart(string title, string xLabel, string yLabel)
{
    private const double Width = 720, Height = 480, Left = 72, Right = 700, Top = 84, Bottom = 424, LegendTop = 52, LegendRow = 18;

    // Okabe and Ito, "Color Universal Design" (2008): distinct for colour-blind readers too.
    private static readonly string[] Colors = ["#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#000000"];
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    private readonly List<(string Name, (double X, double Y)[] Points, bool IsCurve)> _series = [];

    /// <summary>Whether the vertical axis is linear, from 0 to 1, in percent.</summary>
    public bool IsShare { get; init; }

    public void AddCurve(string name, IEnumerable<(double X, double Y)> points) => _series.Add((name, [.. points], true));

    public void AddPoints(string name, IEnumerable<(double X, double Y)> points) => _series.Add((name, [.. points], false));

    public void Save(string path)
    {
        (double x0, double x1) = Ends(_series.SelectMany(one => one.Points.Select(point => point.X)));
        (double y0, double y1) = IsShare ? (0, 1) : Ends(_series.SelectMany(one => one.Points.Select(point => point.Y)));
        string[] names = [.. _series.Select(one => one.Name).Distinct()];
        var root = new XElement(
            Svg + "svg",
            new XAttribute("viewBox", FormattableString.Invariant($"0 0 {Width} {Height}")),
            new XAttribute("width", Width),
            new XAttribute("height", Height),
            new XAttribute("role", "img"),
            new XAttribute("font-family", "'Segoe UI', 'Helvetica Neue', Arial, 'Noto Sans', sans-serif"),
            new XAttribute("font-size", 13),
            new XAttribute("fill", "#1f2933"),
            new XElement(Svg + "title", title),
            Element("rect", ("width", Width), ("height", Height), ("fill", "#ffffff")),
            Text(title, Left, 28, ("font-size", 16), ("font-weight", 600)),
            Lines(x0, x1).Select(x => Element("line", ("x1", X(x)), ("x2", X(x)), ("y1", Top), ("y2", Bottom), ("stroke", "#e4e7eb"))),
            Marks(x0, x1).Select(x => Text(Short(x), X(x), Bottom + 20, ("text-anchor", "middle"))),
            YLines().Select(y => Element("line", ("x1", Left), ("x2", Right), ("y1", Y(y)), ("y2", Y(y)), ("stroke", "#e4e7eb"))),
            YMarks().Select(y => Text(IsShare ? y.ToString("P0", CultureInfo.InvariantCulture) : Short(y), Left - 8, Y(y) + 4, ("text-anchor", "end"))),
            Element("polyline", ("points", FormattableString.Invariant($"{Left},{Top} {Left},{Bottom} {Right},{Bottom}")), ("fill", "none"), ("stroke", "#52606d")),
            Text(xLabel, (Left + Right) / 2, Bottom + 44, ("text-anchor", "middle")),
            Text(yLabel, 20, (Top + Bottom) / 2, ("text-anchor", "middle"), ("transform", FormattableString.Invariant($"rotate(-90 20 {(Top + Bottom) / 2})"))),
            _series.SelectMany(Draw),
            names.SelectMany((name, i) => Legend(name, i)));
        root.Save(path);

        double X(double x) => Left + ((Right - Left) * Math.Log(x / x0) / Math.Log(x1 / x0));

        double Y(double y) => Bottom - ((Bottom - Top) * (IsShare ? y : Math.Log(y / y0) / Math.Log(y1 / y0)));

        IEnumerable<double> YLines() => IsShare ? YMarks() : Lines(y0, y1);

        IEnumerable<double> YMarks() => IsShare ? [0, .2, .4, .6, .8, 1] : Marks(y0, y1);

        IEnumerable<XElement> Draw((string Name, (double X, double Y)[] Points, bool IsCurve) one)
        {
            string color = Color(Array.IndexOf(names, one.Name));
            return one.IsCurve
                ? [Element("polyline", ("points", string.Join(' ', one.Points.Select(point => FormattableString.Invariant($"{X(point.X):0.#},{Y(point.Y):0.#}")))), ("fill", "none"), ("stroke", color), ("stroke-width", 2))]
                : one.Points.Select(point => Element("circle", ("cx", X(point.X)), ("cy", Y(point.Y)), ("r", 4.5), ("fill", color), ("stroke", "#ffffff")));
        }

        IEnumerable<XElement> Legend(string name, int i)
        {
            const int Columns = 3;
            double x = Left + ((Right - Left) / Columns * (i % Columns)), y = LegendTop + (LegendRow * (i / Columns));
            return [Element("rect", ("x", x), ("y", y - 9), ("width", 12), ("height", 10), ("fill", Color(i))), Text(name, x + 18, y)];
        }
    }

    private static string Color(int index) => Colors[index % Colors.Length];

    // A power of two of a power of ten at each end.
    private static (double From, double To) Ends(IEnumerable<double> values)
    {
        double[] all = [.. values];
        return (Lines(all.Min() / 10, all.Min()).Last(), Lines(all.Max(), all.Max() * 10).First());
    }

    private static IEnumerable<double> Lines(double from, double to)
    {
        const double Rounding = 1 + 1e-9;
        for (double power = Math.Pow(10, Math.Floor(Math.Log10(from))); power <= to * Rounding; power *= 10)
        {
            foreach (double digit in (double[])[1, 2, 5])
            {
                if (digit * power * Rounding >= from && digit * power <= to * Rounding)
                    yield return digit * power;
            }
        }
    }

    // Fewer where there are many.
    private static IEnumerable<double> Marks(double from, double to)
        => to / from < 2e3 ? Lines(from, to) : Lines(from, to).Where(value => Math.Abs(Math.Log10(value) - Math.Round(Math.Log10(value))) < 1e-6);

    private static string Short(double value) => value switch
    {
        >= 999_999 => FormattableString.Invariant($"{value / 1e6:0.##} M"),
        >= 9_999 => FormattableString.Invariant($"{value / 1e3:0.##} k"),
        _ => value.ToString("#,0.###", CultureInfo.InvariantCulture),
    };

    private static XElement Text(string text, double x, double y, params ReadOnlySpan<(string, object)> attributes)
    {
        XElement element = Element("text", [("x", x), ("y", y), .. attributes]);
        element.Add(text);
        return element;
    }

    private static XElement Element(string name, params ReadOnlySpan<(string Name, object Value)> attributes)
    {
        var element = new XElement(Svg + name);
        foreach ((string attribute, object value) in attributes)
            element.SetAttributeValue(attribute, value is double number ? number.ToString("0.##", CultureInfo.InvariantCulture) : value);
        return element;
    }
}
