using System.Globalization;
using System.Numerics;
using Microsoft.ML.Internal.Utilities;

namespace Microsoft.ML.Data;

/// <summary>Reads a value from the text of a field.</summary>
internal delegate bool FieldParser<T>(ReadOnlyMemory<char> text, out T value);

internal static class FieldParser
{
    /// <summary>The parser of an item type.</summary>
    public static Delegate Create(PrimitiveDataViewType type, DoubleParser numbers)
    {
        if (type is KeyDataViewType key)
            return Generics.Invoke(Key<uint>, key.RawType, key.Count);

        return type.GetRawKind() switch
        {
            InternalDataKind.I1 => Signed<sbyte>(),
            InternalDataKind.I2 => Signed<short>(),
            InternalDataKind.I4 => Signed<int>(),
            InternalDataKind.I8 => Signed<long>(),
            InternalDataKind.U1 => Unsigned<byte>(),
            InternalDataKind.U2 => Unsigned<ushort>(),
            InternalDataKind.U4 => Unsigned<uint>(),
            InternalDataKind.U8 => Unsigned<ulong>(),
            InternalDataKind.R4 => (FieldParser<float>)((ReadOnlyMemory<char> text, out float value) =>
                numbers.TryParse(text.Span, out value) || IsMissing(text.Span, out value)),
            InternalDataKind.R8 => (FieldParser<double>)((ReadOnlyMemory<char> text, out double value) =>
                numbers.TryParse(text.Span, out value) || IsMissing(text.Span, out value)),
            InternalDataKind.BL => (FieldParser<bool>)TryParse,
            InternalDataKind.TS => (FieldParser<TimeSpan>)TryParse,
            InternalDataKind.DT => (FieldParser<DateTime>)TryParse,
            InternalDataKind.DZ => (FieldParser<DateTimeOffset>)TryParse,
            _ => (FieldParser<ReadOnlyMemory<char>>)TryParse,
        };
    }

    /// <summary>Reads a whole number: digits after at most a minus sign, nothing else.</summary>
    public static bool TryParse<T>(ReadOnlySpan<char> text, out T value)
        where T : IBinaryInteger<T>, IMinMaxValue<T>
    {
        value = T.Zero;
        var isNegative = text is ['-', ..] && T.IsNegative(T.MinValue);
        var digits = isNegative ? text[1..] : text;
        if (digits.IsEmpty)
            return false;

        Int128 number = 0;
        foreach (var digit in digits)
        {
            if (!char.IsAsciiDigit(digit))
                return false;
            number = 10 * number + (digit - '0');
            if (number > ulong.MaxValue)
                return false;
        }

        number = isNegative ? -number : number;
        if (number < Int128.CreateChecked(T.MinValue) || number > Int128.CreateChecked(T.MaxValue))
            return false;
        value = T.CreateChecked(number);
        return true;
    }

    // An empty field is zero for a signed number, an error for an unsigned one.
    private static FieldParser<T> Signed<T>()
        where T : IBinaryInteger<T>, IMinMaxValue<T> =>
        (text, out value) => TryParse(text.Span, out value) || text.IsEmpty;

    private static FieldParser<T> Unsigned<T>()
        where T : IBinaryInteger<T>, IMinMaxValue<T> =>
        (text, out value) => TryParse(text.Span, out value);

    // The text holds zero-based keys; a column of them is one-based, with zero for a missing one.
    private static Delegate Key<T>(ulong count)
        where T : struct, IBinaryInteger<T>, IMinMaxValue<T>
    {
        return (FieldParser<T>)((ReadOnlyMemory<char> text, out T value) =>
        {
            value = T.Zero;
            if (text.IsEmpty || IsMissing(text.Span))
                return true;
            if (!TryParse(text.Span, out ulong key) || key >= count)
                return false;
            value = T.CreateChecked(key + 1);
            return true;
        });
    }

    private static bool TryParse(ReadOnlyMemory<char> text, out ReadOnlyMemory<char> value)
    {
        value = text;
        return true;
    }

    private static bool TryParse(ReadOnlyMemory<char> text, out bool value)
    {
        var word = text.ToString().ToLowerInvariant();
        value = word is "true" or "t" or "yes" or "y" or "1" or "+1" or "+";
        return value || word is "" or "false" or "f" or "no" or "n" or "0" or "-1" or "-";
    }

    private static bool TryParse(ReadOnlyMemory<char> text, out TimeSpan value) =>
        TimeSpan.TryParse(text.Span, CultureInfo.InvariantCulture, out value) || text.IsEmpty;

    private static bool TryParse(ReadOnlyMemory<char> text, out DateTime value)
    {
        const DateTimeStyles styles = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        return DateTime.TryParse(text.Span, CultureInfo.InvariantCulture, styles, out value) || text.IsEmpty;
    }

    private static bool TryParse(ReadOnlyMemory<char> text, out DateTimeOffset value)
    {
        const DateTimeStyles styles = DateTimeStyles.AssumeUniversal;
        return DateTimeOffset.TryParse(text.Span, CultureInfo.InvariantCulture, styles, out value) || text.IsEmpty;
    }

    // What is not a number is missing, with or without being marked as such.
    private static bool IsMissing<T>(ReadOnlySpan<char> text, out T value)
        where T : IFloatingPointIeee754<T>
    {
        value = T.NaN;
        return IsMissing(text);
    }

    private static bool IsMissing(ReadOnlySpan<char> text) =>
        text is "?"
        || text.Equals("NA", StringComparison.OrdinalIgnoreCase)
        || text.Equals("N/A", StringComparison.OrdinalIgnoreCase)
        || text.Equals("NaN", StringComparison.OrdinalIgnoreCase);
}
