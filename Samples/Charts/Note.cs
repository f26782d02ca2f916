using System.Globalization;

namespace Charts;

/// <summary>Text inside the plot.</summary>
internal sealed class Note
{
    public Note(string text, double x, double y, double size)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (!double.IsFinite(x) || !double.IsFinite(y) || !(size > 0) || !double.IsFinite(size))
            throw new ArgumentException(
                string.Create(CultureInfo.InvariantCulture, $"Chart: text needs a finite place and a positive size, '{text}' has ({x}, {y}) and {size}."));
        (Text, X, Y, Size) = (text, x, y, size);
    }

    public string Text { get; }

    public double X { get; }

    public double Y { get; }

    public double Size { get; }
}
