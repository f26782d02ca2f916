namespace Microsoft.ML.Data;

public sealed partial class TextLoader
{
    public class Options
    {
        /// <summary>Whether separators within double quotes are part of a value.</summary>
        public bool AllowQuoting = Defaults.AllowQuoting;

        /// <summary>Whether lines may hold <c>index:value</c> pairs.</summary>
        public bool AllowSparse = Defaults.AllowSparse;

        /// <summary>The number of fields of a line; without it a sparse line gives its own size.</summary>
        public int? InputSize;

        public char[] Separators = [Defaults.Separator];

        public char DecimalMarker = Defaults.DecimalMarker;

        public Column[] Columns;

        /// <summary>Whether white space at the end of lines is removed.</summary>
        public bool TrimWhitespace = Defaults.TrimWhitespace;

        public bool HasHeader = Defaults.HasHeader;

        public long? MaxRows;

        /// <summary>The character before a quote within a quoted value.</summary>
        public char EscapeChar = Defaults.EscapeChar;

        /// <summary>Whether empty numbers are missing instead of zero.</summary>
        public bool MissingRealsAsNaNs = Defaults.MissingRealsAsNaNs;
    }

    internal static class Defaults
    {
        public const bool AllowQuoting = false;
        public const bool AllowSparse = false;
        public const char Separator = '\t';
        public const char DecimalMarker = '.';
        public const bool HasHeader = false;
        public const bool TrimWhitespace = false;
        public const char EscapeChar = '"';
        public const bool MissingRealsAsNaNs = false;
    }
}
