using Microsoft.ML.Trainers;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace TrainFile.Terminal;

/// <summary>The losses over the epochs, drawn in Braille characters, which have eight dots each.</summary>
internal sealed class BrailleCurve
{
    private const int DotsAcross = 2, DotsDown = 4;

    // Bits of the dots in a character, by row and column.
    private static readonly int[,] Bits = { { 0x01, 0x08 }, { 0x02, 0x10 }, { 0x04, 0x20 }, { 0x40, 0x80 } };

    private static readonly Style TrainStyle = new(Color.DodgerBlue1), ValidationStyle = new(Color.Orange1), Plain = Style.Plain;

    private readonly int _width, _height;
    private readonly IReadOnlyList<EpochReport> _reports;
    private readonly bool _isLogarithmic;
    private readonly double _low, _high;

    /// <summary>Lays the picture out.</summary>
    public BrailleCurve(IReadOnlyList<EpochReport> reports, int width, int height)
    {
        (_reports, _width, _height) = (reports, width, height);
        double[] losses = [.. reports.SelectMany(report => new[] { report.TrainLoss, report.ValidationLoss ?? report.TrainLoss }).Where(double.IsFinite)];
        (double min, double max) = losses is [] ? (0, 1) : (losses.Min(), losses.Max());
        _isLogarithmic = min > 0 && max > 20 * min;
        (_low, _high) = (Scaled(min), Scaled(max));
    }

    /// <summary>Draws it, with its largest and smallest loss at the left and a legend below.</summary>
    public IRenderable Draw()
    {
        int[,] train = Dots(report => report.TrainLoss), validation = Dots(report => report.ValidationLoss);
        var picture = new Paragraph();
        for (int row = 0; row < _height; row++)
        {
            picture.Append(EdgeLabel(row) + " │", Plain);
            for (int column = 0; column < _width; column++)
            {
                int bits = train[row, column] | validation[row, column];
                picture.Append(bits == 0 ? " " : ((char)(0x2800 + bits)).ToString(), validation[row, column] != 0 ? ValidationStyle : TrainStyle);
            }

            picture.Append("\n", Plain);
        }

        picture.Append(new string(' ', 12) + "── ", TrainStyle).Append("training loss", Plain);
        if (_reports.Any(report => report.ValidationLoss is not null))
            picture.Append("   ── ", ValidationStyle).Append("validation loss", Plain);
        return picture.Append(_isLogarithmic ? "   (logarithmic)" : "", Plain);
    }

    private string EdgeLabel(int row)
        => (row == 0 ? Words.Number(Unscaled(_high)) : row == _height - 1 ? Words.Number(Unscaled(_low)) : "").PadLeft(10);

    private int[,] Dots(Func<EpochReport, double?> value)
    {
        int[,] cells = new int[_height, _width];
        int across = _width * DotsAcross, down = _height * DotsDown;
        int lastEpoch = _reports is [.., { } last] ? last.Epoch : 1;
        (int X, int Y)? before = null;
        foreach (EpochReport report in _reports)
        {
            if (value(report) is not { } loss || !double.IsFinite(loss))
                continue;
            int x = (int)((double)(report.Epoch - 1) / Math.Max(1, lastEpoch - 1) * (across - 1));
            int y = _high > _low ? Math.Clamp((int)Math.Round((_high - Scaled(loss)) / (_high - _low) * (down - 1)), 0, down - 1) : down / 2;
            Join(cells, before ?? (x, y), (x, y));
            before = (x, y);
        }

        return cells;
    }

    // From left to right, one dot in each column or row on the way, whichever are more.
    private static void Join(int[,] cells, (int X, int Y) from, (int X, int Y) to)
    {
        int steps = Math.Max(1, Math.Max(Math.Abs(to.X - from.X), Math.Abs(to.Y - from.Y)));
        for (int i = 0; i <= steps; i++)
        {
            int x = from.X + ((to.X - from.X) * i / steps), y = from.Y + ((to.Y - from.Y) * i / steps);
            cells[y / DotsDown, x / DotsAcross] |= Bits[y % DotsDown, x % DotsAcross];
        }
    }

    private double Scaled(double loss) => _isLogarithmic ? Math.Log(loss) : loss;

    private double Unscaled(double scaled) => _isLogarithmic ? Math.Exp(scaled) : scaled;
}
