using System.Globalization;
using System.Numerics;
using System.Runtime.InteropServices;
using Microsoft.ML.Internal.Utilities;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>How values of one item type become values of another.</summary>
internal static class Conversions
{
    private static readonly Dictionary<(Type Source, Type Destination), Delegate> _standard = [];

    static Conversions()
    {
        AddSigned<sbyte>("sbyte");
        AddSigned<short>("short");
        AddSigned<int>("int");
        AddSigned<long>("long");
        AddUnsigned<byte>();
        AddUnsigned<ushort>();
        AddUnsigned<uint>();
        AddUnsigned<ulong>();
        AddReal<float>("G7");
        AddReal<double>("G17");
        AddBoolean();
        AddText();
        AddTimes();
        AddRowId();
    }

    /// <summary>The conversion as a <see cref="Func{TSource, TDestination}"/> of the raw types, if there is one.</summary>
    public static bool TryGetStandardConversion(DataViewType source, DataViewType destination, out Delegate conversion)
    {
        conversion = null;
        if (source is KeyDataViewType key)
        {
            // A key becomes a key with as many values, or the bare integer if that can hold all of them.
            bool fits = destination is KeyDataViewType other
                ? key.Count == other.Count
                : KeyDataViewType.IsValidDataType(destination.RawType)
                    && (Marshal.SizeOf(key.RawType) <= Marshal.SizeOf(destination.RawType) || key.Count <= destination.RawType.ToMaxInt());
            if (!fits)
                return false;
        }
        else if (destination is KeyDataViewType keyDestination)
        {
            if (source is not TextDataViewType)
                return false;
            conversion = Generics.Invoke(ParseKey<uint>, keyDestination.RawType, keyDestination);
            return true;
        }
        return _standard.TryGetValue((source.RawType, destination.RawType), out conversion);
    }

    public static Func<TSource, TDestination> GetStandardConversion<TSource, TDestination>(DataViewType source, DataViewType destination)
        => TryGetStandardConversion(source, destination, out var conversion)
            ? (Func<TSource, TDestination>)conversion
            : throw Contracts.Except("No standard conversion from '{0}' to '{1}'", source, destination);

    /// <summary>Values as they are written where text is wanted for display; keys count from zero there.</summary>
    public static Func<T, string> GetStringConversion<T>(DataViewType type)
    {
        if (type is KeyDataViewType key)
        {
            var toNumber = GetStandardConversion<T, ulong>(key, NumberDataViewType.UInt64);
            return value => toNumber(value) is var number && 0 < number && number <= key.Count ? $"{number - 1}" : "";
        }
        return value => value switch
        {
            float number => float.IsNaN(number) ? "?" : number.ToString("R", CultureInfo.InvariantCulture),
            double number => double.IsNaN(number) ? "?" : number.ToString("G17", CultureInfo.InvariantCulture),
            bool flag => flag ? "1" : "0",
            TimeSpan time => $"{time:c}",
            DateTime time => $"{time:o}",
            DateTimeOffset time => $"{time:o}",
            DataViewRowId id => RowIdText(id),
            _ => value.ToString(),
        };
    }

    /// <summary>Tells the missing value of a type from its others; null if it has none.</summary>
    public static Func<T, bool> GetIsMissingOrNull<T>(DataViewType type) => type switch
    {
        KeyDataViewType => value => EqualityComparer<T>.Default.Equals(value, default),
        _ when typeof(T) == typeof(float) => (Func<T, bool>)(Delegate)new Func<float, bool>(float.IsNaN),
        _ when typeof(T) == typeof(double) => (Func<T, bool>)(Delegate)new Func<double, bool>(double.IsNaN),
        _ => null,
    };

    /// <summary>The missing value of a type, or its default if it has none.</summary>
    public static T GetMissingOrDefault<T>(DataViewType type) => type switch
    {
        NumberDataViewType when typeof(T) == typeof(float) => (T)(object)float.NaN,
        NumberDataViewType when typeof(T) == typeof(double) => (T)(object)double.NaN,
        _ => default,
    };

    private static void Add<TSource, TDestination>(Func<TSource, TDestination> conversion)
        => _standard.Add((typeof(TSource), typeof(TDestination)), conversion);

    private static void AddSigned<T>(string name)
        where T : struct, IBinaryInteger<T>, IMinMaxValue<T>
    {
        Add<T, sbyte>(sbyte.CreateTruncating);
        Add<T, short>(short.CreateTruncating);
        Add<T, int>(int.CreateTruncating);
        Add<T, long>(long.CreateTruncating);
        AddFromInteger<T>();
        Add<bool, T>(value => value ? T.One : T.Zero);
        Add<ReadOnlyMemory<char>, T>(text => FieldParser.TryParse(text.Span, out T value) || text.IsEmpty
            ? value
            : throw Contracts.Except($"Value could not be parsed from text to {name}."));
    }

    // What does not fit becomes zero, which is the missing value of a key.
    private static void AddUnsigned<T>()
        where T : struct, IBinaryInteger<T>, IMinMaxValue<T>
    {
        Add<T, byte>(ToUnsigned<T, byte>);
        Add<T, ushort>(ToUnsigned<T, ushort>);
        Add<T, uint>(ToUnsigned<T, uint>);
        Add<T, ulong>(ToUnsigned<T, ulong>);
        AddFromInteger<T>();
        Add<ReadOnlyMemory<char>, T>(text => FieldParser.TryParse(text.Span, out T value) ? value : T.Zero);
        Add<DataViewRowId, T>(id => id.High == 0 ? ToUnsigned<ulong, T>(id.Low) : T.Zero);
    }

    private static void AddFromInteger<T>()
        where T : struct, IBinaryInteger<T>
    {
        Add<T, float>(float.CreateTruncating);
        Add<T, double>(double.CreateTruncating);
        Add<T, bool>(value => value != T.Zero);
        Add<T, ReadOnlyMemory<char>>(value => value.ToString().AsMemory());
    }

    private static void AddReal<T>(string format)
        where T : struct, IFloatingPointIeee754<T>
    {
        Add<T, float>(float.CreateTruncating);
        Add<T, double>(double.CreateTruncating);
        Add<T, bool>(value => value != T.Zero);
        Add<T, ReadOnlyMemory<char>>(value => value.ToString(format, CultureInfo.InvariantCulture).AsMemory());
        Add<bool, T>(value => value ? T.One : T.Zero);
    }

    private static void AddBoolean()
    {
        Add<bool, bool>(value => value);
        Add<bool, ReadOnlyMemory<char>>(value => value.ToString().AsMemory());
    }

    // Text that is no number is NaN; text that is nothing else a type has is the default of the type.
    private static void AddText()
    {
        AddParsed<float>(NumberDataViewType.Single);
        AddParsed<double>(NumberDataViewType.Double);
        AddParsed<ReadOnlyMemory<char>>(TextDataViewType.Instance);
        AddParsed<bool>(BooleanDataViewType.Instance);
        AddParsed<TimeSpan>(TimeSpanDataViewType.Instance);
        AddParsed<DateTime>(DateTimeDataViewType.Instance);
        AddParsed<DateTimeOffset>(DateTimeOffsetDataViewType.Instance);
    }

    private static void AddParsed<T>(PrimitiveDataViewType type) => Add(Parse<T>(type));

    private static Func<ReadOnlyMemory<char>, T> Parse<T>(PrimitiveDataViewType type)
    {
        var parse = (FieldParser<T>)FieldParser.Create(type, new DoubleParser('.'));
        return text =>
        {
            // Where it fails the parser leaves the value that stands for missing.
            parse(text, out var value);
            return value;
        };
    }

    private static Delegate ParseKey<T>(KeyDataViewType type) => Parse<T>(type);

    private static void AddTimes()
    {
        AddTicks<TimeSpan>(value => value.Ticks, value => $"{value:c}");
        AddTicks<DateTime>(value => value.Ticks, value => $"{value:o}");
        AddTicks<DateTimeOffset>(value => value.UtcTicks, value => $"{value:o}");
        Add<DateTime, DateTime>(value => value);
    }

    private static void AddTicks<T>(Func<T, long> ticks, Func<T, string> text)
    {
        Add(ticks);
        Add<T, float>(value => ticks(value));
        Add<T, double>(value => ticks(value));
        Add<T, ReadOnlyMemory<char>>(value => text(value).AsMemory());
    }

    private static void AddRowId() => Add<DataViewRowId, ReadOnlyMemory<char>>(id => RowIdText(id).AsMemory());

    private static TDestination ToUnsigned<TSource, TDestination>(TSource value)
        where TSource : IBinaryInteger<TSource>
        where TDestination : IBinaryInteger<TDestination>
    {
        var result = TDestination.CreateTruncating(value);
        return TSource.CreateTruncating(result) == value ? result : TDestination.Zero;
    }

    private static string RowIdText(DataViewRowId id) => $"0x{id.High:x16}{id.Low:x16}";
}
