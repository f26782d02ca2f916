using System.Text;

namespace Microsoft.ML.Data;

internal sealed partial class FieldScanner
{
    private readonly char[] _separators = format.Separators;
    private readonly bool _spaceSeparates = format.Separators.Contains(' ');
    private readonly StringBuilder _unquoted = new();

    private ReadOnlyMemory<char> _line;
    private int _next;

    // The current field: where it is, its index if it has one, its text.
    private int _start;
    private int _end;
    private int _index;
    private ReadOnlyMemory<char> _text;

    /// <summary>Moves to the next field. Returns whether there are more after it.</summary>
    private bool NextField()
    {
        var line = _line.Span;
        var position = SkipSpaces(line, _next);
        _start = position;
        _index = -1;
        _text = default;

        if (format.AllowSparse && TryReadIndex(line, ref position))
            position = SkipSpaces(line, position);

        if (position < line.Length && line[position] == '"' && format.AllowQuoting)
        {
            position = ReadQuoted(line, position + 1);
        }
        else
        {
            var length = line[position..].IndexOfAny(_separators);
            _end = length < 0 ? line.Length : position + length;
            _text = _line[position.._end];
            position = _end;
        }

        _next = position + 1;
        return position < line.Length;
    }

    private int SkipSpaces(ReadOnlySpan<char> line, int position)
    {
        while (!_spaceSeparates && position < line.Length && line[position] == ' ')
            position++;
        return position;
    }

    // At most nine digits and a colon.
    private bool TryReadIndex(ReadOnlySpan<char> line, ref int position)
    {
        var end = position;
        while (end < line.Length && end < position + 9 && char.IsAsciiDigit(line[end]))
            end++;
        if (end == position || end == line.Length || line[end] != ':')
            return false;

        _index = int.Parse(line[position..end]);
        position = end + 1;
        return true;
    }

    private int ReadQuoted(ReadOnlySpan<char> line, int position)
    {
        _unquoted.Clear();
        var isGood = format.EscapeChar == '"'
            ? TryUnquoteDoubled(line, ref position)
            : TryUnquoteEscaped(line, ref position);

        // Only spaces may stand between the closing quote and the separator.
        for (; position < line.Length && !_separators.Contains(line[position]); position++)
            isGood &= line[position] == ' ';

        _end = position;
        if (isGood)
            _text = _unquoted.ToString().AsMemory();
        else
            LogBadFormat("Illegal quoting");
        return position;
    }

    // A quote within is written as two.
    private bool TryUnquoteDoubled(ReadOnlySpan<char> line, ref int position)
    {
        while (position < line.Length)
        {
            if (line[position] == '"' && (++position == line.Length || line[position] != '"'))
                return true;
            _unquoted.Append(line[position++]);
        }

        return false;
    }

    // A quote within follows the escape character; before anything else that character stands for itself.
    private bool TryUnquoteEscaped(ReadOnlySpan<char> line, ref int position)
    {
        while (position < line.Length)
        {
            if (line[position] == '"')
            {
                position++;
                return true;
            }

            if (line[position] == format.EscapeChar)
            {
                if (++position == line.Length)
                    return false;
                if (line[position] != '"')
                    _unquoted.Append(format.EscapeChar);
            }

            _unquoted.Append(line[position++]);
        }

        return false;
    }
}
