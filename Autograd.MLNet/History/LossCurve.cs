using System.Text;
using System.Xml;
using System.Xml.Linq;
using Microsoft.ML.Trainers;
using static Autograd.MLNet.History.LossCurveSvg;

namespace Autograd.MLNet.History;

/// <summary>The picture of a training: its losses over the epochs.</summary>
internal sealed class LossCurve
{
    private const double Width = 720, Height = 420, Side = 84, Bottom = Height - 56, FontSize = 12, TitleSize = 16, SwatchWidth = 26, LegendGap = 14;

    // Blue and vermilion are of Okabe and Ito's "Color Universal Design" (2008).
    private const string Blue = "#0072b2", Vermilion = "#d55e00", Faint = "#75808a", White = "#ffffff", Dark = "#1f2933", GridColor = "#e8ebee";

    private readonly string _title;
    private readonly EpochReport[] _reports;
    private readonly EpochReport? _best;
    private readonly LossCurveAxis _epochs, _losses;
    private readonly LossCurveAxis? _rates;
    private readonly List<LossCurveSeries> _series = [];
    private readonly double _top, _right;

    public LossCurve(EpochReport[] reports, string title)
    {
        // Where one training followed another, the last; one that is resumed reports its epochs from the first.
        int start = Math.Max(0, reports.Length - 1);
        while (start > 0 && reports[start - 1].Epoch < reports[start].Epoch)
            start--;
        _reports = reports[start..];
        _title = title;
        _best = _reports.Where(report => LossCurveAxis.Holds(report.ValidationLoss ?? double.NaN)).MinBy(report => report.ValidationLoss);

        double[] losses = [.. Values(report => report.TrainLoss), .. Values(report => report.ValidationLoss)], rates = [.. Values(report => report.LearningRate)];
        _epochs = LossCurveAxis.OfEpochs(_reports is [] ? 1 : _reports[0].Epoch, _reports is [] ? 1 : _reports[^1].Epoch);
        _losses = LossCurveAxis.Of(losses is [] ? [0, 1] : losses, intervals: 6);
        _rates = rates.Distinct().Count() > 1 ? LossCurveAxis.Of(rates, intervals: 4) : null;
        _top = title.Length == 0 ? 52 : 84;
        _right = Width - (_rates is null ? 28 : Side);

        // Many epochs crowd.
        double thickness = _reports.Length > 200 ? 1.25 : 2;
        if (losses is not [])
            _series.Add(new("Training loss", report => report.TrainLoss, _losses, Blue, thickness, Dashes: ""));
        if (_best is not null)
            _series.Add(new("Validation loss", report => report.ValidationLoss, _losses, Vermilion, thickness, Dashes: "7 3"));
        if (_rates is not null)
            _series.Add(new("Learning rate", report => report.LearningRate, _rates, Faint, Thickness: 1, Dashes: "1 3"));
    }

    /// <summary>The picture as XML, without a declaration, so that it can stand in a page too.</summary>
    public string Draw()
    {
        XElement picture = Element(
            "svg",
            ("width", Width),
            ("height", Height),
            ("viewBox", $"0 0 {Number(Width)} {Number(Height)}"),
            ("role", "img"),
            ("font-family", "system-ui, 'Segoe UI', 'Helvetica Neue', Arial, 'Noto Sans', 'Noto Sans CJK SC', sans-serif"),
            ("font-size", FontSize),
            ("fill", Dark));
        picture.Add(
            Title(_title.Length == 0 ? "Loss by epoch" : _title),
            Element("rect", ("width", Width), ("height", Height), ("fill", White)),
            Heading(),
            LossAxis(),
            EpochAxis(),
            RateAxis(),
            _series.Select(Points),
            BestEpoch(),
            Legend());

        StringBuilder text = new();
        using (XmlWriter writer = XmlWriter.Create(text, new() { OmitXmlDeclaration = true, Indent = true, NewLineChars = "\n" }))
            picture.Save(writer);
        return text.Append('\n').ToString();
    }

    private IEnumerable<double> Values(Func<EpochReport, double?> value) => _reports.Select(value).OfType<double>().Where(LossCurveAxis.Holds);

    private double X(double epoch) => Side + (_epochs.At(epoch) * (_right - Side));

    private double Y(LossCurveAxis axis, double value) => Bottom - (axis.At(value) * (Bottom - _top));

    // A long one is set smaller.
    private XElement? Heading() => _title.Length == 0
        ? null
        : Text(_title, Side, 34, "start", ("font-size", Math.Min(TitleSize, (Width - Side - 28) / WidthOf(_title, 1.1))), ("font-weight", "600"));

    private IEnumerable<XElement> LossAxis()
    {
        foreach ((double loss, string label) in _losses.Ticks)
        {
            yield return Line(Side, Y(_losses, loss), _right, Y(_losses, loss), GridColor);
            yield return Text(label, Side - 8, Y(_losses, loss) + 4, "end");
        }

        yield return SideLabel(_losses.IsLogarithmic ? "Loss (logarithmic)" : "Loss", 22, Dark);
    }

    private IEnumerable<XElement> EpochAxis()
    {
        yield return Line(Side, Bottom, _right, Bottom, Faint);
        foreach ((double epoch, string label) in _epochs.Ticks)
        {
            yield return Line(X(epoch), Bottom, X(epoch), Bottom + 5, Faint);
            yield return Text(label, X(epoch), Bottom + 19, "middle");
        }

        yield return Text("Epoch", (Side + _right) / 2, Bottom + 42, "middle");
    }

    private IEnumerable<XElement> RateAxis()
    {
        if (_rates is null)
            yield break;
        foreach ((double rate, string label) in _rates.Ticks)
            yield return Text(label, _right + 12, Y(_rates, rate) + 4, "start", ("fill", Faint));
        yield return SideLabel(_rates.IsLogarithmic ? "Learning rate (logarithmic)" : "Learning rate", Width - 14, Faint);
    }

    private XElement SideLabel(string text, double x, string color)
        => Text(text, x, (_top + Bottom) / 2, "middle", ("fill", color), ("transform", $"rotate(-90 {Number(x)} {Number((_top + Bottom) / 2)})"));

    // What is not finite parts a curve.
    private XElement Points(LossCurveSeries series)
    {
        XElement group = Element("g");
        group.Add(Title(series.Name));
        List<(double, double)> run = [];
        foreach (EpochReport? report in _reports.Append(null))
        {
            if (report is not null && series.Value(report) is { } value && LossCurveAxis.Holds(value))
            {
                run.Add((X(report.Epoch), Y(series.Axis, value)));
            }
            else if (run.Count > 0)
            {
                group.Add(Curve(series, run));
                run.Clear();
            }
        }

        return group;
    }

    private XElement? BestEpoch() => _best is null ? null : Ring(X(_best.Epoch), Y(_losses, _best.ValidationLoss!.Value), Dark);

    private IEnumerable<XElement> Legend()
    {
        if (_series.All(series => series.Axis != _losses))
            yield return Text("No epoch has a finite loss.", (Side + _right) / 2, (_top + Bottom) / 2, "middle");

        double x = Side, y = _top - 24;
        foreach (LossCurveSeries series in _series)
        {
            yield return Curve(series, [(x, y), (x + SwatchWidth, y)]);
            yield return Entry(series.Name);
        }

        if (_best is not null)
        {
            yield return Ring(x + 6, y, Dark);
            x -= SwatchWidth - 12;
            yield return Entry($"Best: epoch {Number(_best.Epoch)} ({LossCurveAxis.Label(_best.ValidationLoss!.Value)})");
        }

        XElement Entry(string text)
        {
            XElement entry = Text(text, x + SwatchWidth + 6, y + 4, "start");
            x += SwatchWidth + 6 + WidthOf(text, FontSize) + LegendGap;
            return entry;
        }
    }
}
