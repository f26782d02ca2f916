using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>Fields from <paramref name="Min"/> up to, not including, <paramref name="Lim"/>.</summary>
internal readonly record struct TextSegment(int Min, int Lim, bool ForceVector)
{
    public bool IsVariable => Lim == TextFormat.FieldLimit;
}

/// <summary>A column of a text file and the fields it is read from.</summary>
internal sealed class TextColumn
{
    public TextColumn(string name, PrimitiveDataViewType itemType, TextSegment[] segments)
    {
        var ordered = segments.OrderBy(segment => segment.Min).ToArray();
        for (var i = 1; i < ordered.Length; i++)
        {
            if (ordered[i - 1].Lim > ordered[i].Min)
                throw Contracts.ExceptUserArg("Source", "Intervals specified for column '{0}' overlap", name);
        }

        Name = name;
        Segments = segments;
        FixedSize = segments.Where(segment => !segment.IsVariable).Sum(segment => segment.Lim - segment.Min);
        Type = segments.Any(segment => segment.IsVariable) ? new VectorDataViewType(itemType)
            : FixedSize > 1 || segments[0].ForceVector ? new VectorDataViewType(itemType, FixedSize)
            : itemType;
    }

    public string Name { get; }

    public DataViewType Type { get; }

    public TextSegment[] Segments { get; }

    /// <summary>The number of fields apart from those of a segment that ends with the line.</summary>
    public int FixedSize { get; }

    /// <summary>One past the last field.</summary>
    public int Limit => Segments.Max(segment => segment.Lim);
}
