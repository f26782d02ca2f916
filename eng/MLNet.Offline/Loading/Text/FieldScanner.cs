using Microsoft.ML.Internal.Utilities;

namespace Microsoft.ML.Data;

/// <summary>Divides lines into fields. Fields without text are left out, unless empty numbers are to be missing.</summary>
internal sealed partial class FieldScanner(TextFormat format, ParseStats stats, int lastNeeded)
{
    public int[] Indices = new int[8];
    public ReadOnlyMemory<char>[] Texts = new ReadOnlyMemory<char>[8];

    private string _path;
    private long _lineNumber;

    public int Count { get; private set; }

    /// <summary>The first field with this index or a larger one.</summary>
    public int Find(int index)
    {
        var found = Indices.AsSpan(0, Count).BinarySearch(index);
        return found >= 0 ? found : ~found;
    }

    /// <summary>Finds the fields of a line, as far as they are needed. Returns how many there are.</summary>
    public int Scan(string line, string path = null, long lineNumber = 0)
    {
        Count = 0;
        _path = path;
        _lineNumber = lineNumber;
        _line = format.TrimWhitespace ? line.AsMemory().TrimEnd() : line.AsMemory();
        _next = 0;
        return format.AllowSparse ? ScanSparse() : ScanDense();
    }

    private int ScanDense()
    {
        var count = 0;
        bool more;
        do
        {
            more = NextField();
            if (format.MissingRealsAsNaNs || !_text.IsEmpty)
                Add(count, _text);
            count++;
        }
        while (more && count <= lastNeeded);
        return count;
    }

    private void Add(int index, ReadOnlyMemory<char> text)
    {
        Utils.EnsureSize(ref Indices, Count + 1);
        Utils.EnsureSize(ref Texts, Count + 1);
        Indices[Count] = index;
        Texts[Count] = text;
        Count++;
    }

    private void LogBadFormat(string message) => stats.LogBadFormat(_path, _lineNumber, _start, _end, message);
}
