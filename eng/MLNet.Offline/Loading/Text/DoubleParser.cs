namespace Microsoft.ML.Internal.Utilities;

/// <summary>
/// Reads floating-point numbers as ML.NET does: up to nineteen digits and a power of ten, which in the last place is not
/// always what <see cref="double.Parse(string)"/> gives.
/// </summary>
internal readonly struct DoubleParser(char decimalMarker = '.', bool emptyIsNaN = false)
{
    private const string Infinity = "Infinity";
    private const char InfinitySymbol = '\u221E';

    // Digits that come after these are not taken into the mantissa any more.
    private const ulong FullMantissa = (ulong.MaxValue - 9) / 10;

    // Empty text is a number; anything after the number but white space is an error.
    public bool TryParse(ReadOnlySpan<char> text, out float value)
    {
        value = 0;
        if (!TryTrim(ref text))
            return false;
        if (TryParseSpecial(text, out value))
            return true;
        if (!TryParseDecimal(text, out var isNegative, out var mantissa, out var exponent))
            return false;

        value = PowersOfTen.ScaleSingle(mantissa, exponent);
        if (isNegative)
            value = -value;
        return true;
    }

    public bool TryParse(ReadOnlySpan<char> text, out double value)
    {
        value = 0;
        if (!TryTrim(ref text))
            return false;
        if (TryParseSpecial(text, out var special))
        {
            value = special;
            return true;
        }

        if (!TryParseDecimal(text, out var isNegative, out var mantissa, out var exponent))
            return false;

        value = PowersOfTen.ScaleDouble(mantissa, exponent);
        if (isNegative)
            value = -value;
        return true;
    }

    // White space ahead of a number makes it an error, unless the number is a single digit.
    private static bool TryTrim(ref ReadOnlySpan<char> text)
    {
        var length = text.Length;
        text = text.TrimStart();
        var isGood = text.Length == length || text is [] or ['?' or (>= '0' and <= '9')];
        text = text.TrimEnd();
        return isGood;
    }

    private bool TryParseSpecial(ReadOnlySpan<char> text, out float value)
    {
        var isNegative = text is ['-', ..];
        var unsigned = isNegative ? text[1..] : text;
        if (unsigned is Infinity or [InfinitySymbol])
        {
            value = isNegative ? float.NegativeInfinity : float.PositiveInfinity;
            return true;
        }

        value = text.IsEmpty && !emptyIsNaN ? 0 : float.NaN;
        return text is "" or "?" or "NaN";
    }

    private bool TryParseDecimal(ReadOnlySpan<char> text, out bool isNegative, out ulong mantissa, out long exponent)
    {
        isNegative = text is ['-', ..];
        mantissa = 0;
        exponent = 0;

        var hasDigits = false;
        var i = text is ['-' or '+', ..] ? 1 : 0;
        for (; i < text.Length && char.IsAsciiDigit(text[i]); i++)
        {
            hasDigits = true;
            if (mantissa < FullMantissa)
                mantissa = 10 * mantissa + (uint)(text[i] - '0');
            else
                exponent++;
        }

        if (i < text.Length && text[i] == decimalMarker)
        {
            for (i++; i < text.Length && char.IsAsciiDigit(text[i]); i++)
            {
                hasDigits = true;
                if (mantissa < FullMantissa)
                {
                    mantissa = 10 * mantissa + (uint)(text[i] - '0');
                    exponent--;
                }
            }
        }

        return hasDigits && (i == text.Length || TryAddExponent(text[i..], ref exponent));
    }

    private static bool TryAddExponent(ReadOnlySpan<char> text, ref long exponent)
    {
        if (text is not ['e' or 'E', ..])
            return false;

        var isNegative = text is [_, '-', ..];
        var digits = text is [_, '-' or '+', ..] ? text[2..] : text[1..];
        long value = 0;
        foreach (var digit in digits)
        {
            if (!char.IsAsciiDigit(digit))
                return false;

            // What is larger makes no difference: the result is zero or infinite.
            if (value < long.MaxValue / 100)
                value = 10 * value + (digit - '0');
        }

        exponent += isNegative ? -value : value;
        return digits.Length > 0;
    }
}
