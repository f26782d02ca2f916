using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Autograd.Core.Tests.ElementTypes;

/// <content>Text: the value, and the slope where there is one; what is read is a constant.</content>
internal readonly partial struct DualNumber
{
    public static DualNumber Parse(string s, IFormatProvider? provider) => double.Parse(s, provider);

    public static DualNumber Parse(ReadOnlySpan<char> s, IFormatProvider? provider) => double.Parse(s, provider);

    public static DualNumber Parse(string s, NumberStyles style, IFormatProvider? provider) => double.Parse(s, style, provider);

    public static DualNumber Parse(ReadOnlySpan<char> s, NumberStyles style, IFormatProvider? provider) => double.Parse(s, style, provider);

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out DualNumber result)
        => Read(double.TryParse(s, provider, out double value), value, out result);

    public static bool TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, out DualNumber result)
        => Read(double.TryParse(s, provider, out double value), value, out result);

    public static bool TryParse([NotNullWhen(true)] string? s, NumberStyles style, IFormatProvider? provider, out DualNumber result)
        => Read(double.TryParse(s, style, provider, out double value), value, out result);

    public static bool TryParse(ReadOnlySpan<char> s, NumberStyles style, IFormatProvider? provider, out DualNumber result)
        => Read(double.TryParse(s, style, provider, out double value), value, out result);

    public override string ToString() => ToString(null, CultureInfo.InvariantCulture);

    public string ToString(string? format, IFormatProvider? formatProvider)
        => Value.ToString(format, formatProvider) + (Slope == 0 ? "" : $"+{Slope.ToString(format, formatProvider)}ε");

    public bool TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format, IFormatProvider? provider)
    {
        string text = ToString(format.ToString(), provider);
        bool fits = text.TryCopyTo(destination);
        charsWritten = fits ? text.Length : 0;
        return fits;
    }

    private static bool Read(bool success, double value, out DualNumber result)
    {
        result = value;
        return success;
    }
}
