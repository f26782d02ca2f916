using Microsoft.ML.Internal.Utilities;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>How lines are divided into fields, and fields read as values.</summary>
internal sealed class TextFormat
{
    /// <summary>One past the largest number of fields; also the end of a range that ends with the line.</summary>
    public const int FieldLimit = int.MaxValue;

    public char[] Separators { get; private init; }

    public char EscapeChar { get; private init; }

    public char DecimalMarker { get; private init; }

    public bool AllowQuoting { get; private init; }

    public bool AllowSparse { get; private init; }

    public bool TrimWhitespace { get; private init; }

    public bool HasHeader { get; private init; }

    public bool MissingRealsAsNaNs { get; private init; }

    public int InputSize { get; private init; }

    public long MaxRows { get; private init; }

    public static TextFormat Create(IHost host, TextLoader.Options options)
    {
        host.CheckUserArg(!(options.MaxRows < 0), nameof(options.MaxRows));
        host.Check(!(options.InputSize < 0), "inputSize");
        char[] separators = [.. options.Separators.Distinct()];
        foreach (var separator in separators)
            CheckSeparator(host, separator, options.AllowSparse);

        if (options.DecimalMarker is not ('.' or ','))
        {
            throw host.ExceptUserArg(
                nameof(options.DecimalMarker),
                "Decimal marker cannot be the '{0}' character. It must be '.' or ','.",
                options.DecimalMarker);
        }

        if (!options.AllowQuoting && options.DecimalMarker == ',' && separators.Contains(','))
        {
            throw host.ExceptUserArg(
                nameof(options.AllowQuoting),
                "Quoting must be allowed if decimal marker and separator are the ',' character.");
        }

        if (separators.Contains(options.EscapeChar))
        {
            throw host.ExceptUserArg(
                nameof(options.EscapeChar),
                "EscapeChar '{0}' can't be used both as EscapeChar and separator",
                options.EscapeChar);
        }

        return new TextFormat
        {
            Separators = separators,
            EscapeChar = options.EscapeChar,
            DecimalMarker = options.DecimalMarker,
            AllowQuoting = options.AllowQuoting,
            AllowSparse = options.AllowSparse,
            TrimWhitespace = options.TrimWhitespace,
            HasHeader = options.HasHeader,
            MissingRealsAsNaNs = options.MissingRealsAsNaNs,
            InputSize = Math.Min(options.InputSize ?? 0, FieldLimit - 1),
            MaxRows = options.MaxRows ?? long.MaxValue,
        };
    }

    public void Save(ModelSaveContext ctx)
    {
        var flags = (TrimWhitespace ? 0x01u : 0) | (HasHeader ? 0x02u : 0) | (AllowQuoting ? 0x04u : 0)
            | (AllowSparse ? 0x08u : 0) | (MissingRealsAsNaNs ? 0x20u : 0);

        ctx.Writer.Write(sizeof(float));
        ctx.Writer.Write(MaxRows);
        ctx.Writer.Write(flags);
        ctx.Writer.Write(InputSize);
        ctx.Writer.WriteArray<char>(Separators);
        ctx.Writer.Write(EscapeChar);
        ctx.Writer.Write(DecimalMarker);
    }

    private static void CheckSeparator(IHost host, char separator, bool allowSparse)
    {
        host.CheckUserArg(
            separator != ':' || !allowSparse, "Separator", "When the separator is colon, turn off allowSparse");
        if (separator != '\t' && (separator < ' ' || char.IsAsciiDigit(separator) || separator == '"'))
            throw host.ExceptUserArg("Separator", "Illegal separator: '{0}'", separator);
    }
}
