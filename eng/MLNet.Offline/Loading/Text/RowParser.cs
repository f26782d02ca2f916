using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>Hands the fields of a line to the columns they belong to.</summary>
internal sealed class RowParser(TextFormat format, TextColumn[] columns, FieldPipe[] pipes, ParseStats stats)
{
    private readonly FieldScanner _scanner = new(format, stats, GetLastNeeded(format, columns, pipes));

    public void Parse(LineReader.Line line)
    {
        var fieldCount = _scanner.Scan(line.Text, line.Path, line.Number);
        for (var i = 0; i < columns.Length; i++)
        {
            if (pipes[i] == null)
                continue;
            if (columns[i].Type is VectorDataViewType)
                ParseVector(columns[i], pipes[i], fieldCount, line.Number);
            else
                ParseScalar(columns[i], pipes[i], line.Number);
        }

        stats.LogRow();
    }

    // Columns that are not active are not even looked at.
    private static int GetLastNeeded(TextFormat format, TextColumn[] columns, FieldPipe[] pipes)
    {
        var limit = columns.Where((_, i) => pipes[i] != null).Select(column => column.Limit).DefaultIfEmpty(1).Max();
        return (format.InputSize > 0 ? Math.Min(limit, format.InputSize) : limit) - 1;
    }

    private void ParseScalar(TextColumn column, FieldPipe pipe, long line)
    {
        var field = _scanner.Find(column.Segments[0].Min);
        pipe.Reset();
        if (field < _scanner.Count && _scanner.Indices[field] == column.Segments[0].Min)
        {
            var text = _scanner.Texts[field];
            if (pipe.Consume(0, text))
                return;
            if (!pipe.HasMissing)
                throw Contracts.Except($"Could not parse value {text} in line {line}, column {column.Name}");
            stats.LogBadValue(line, column.Name);
        }
        else if (format.MissingRealsAsNaNs && pipe.IsReal)
        {
            pipe.Consume(0, default);
        }
    }

    private void ParseVector(TextColumn column, FieldPipe pipe, int fieldCount, long line)
    {
        pipe.Reset();
        var size = 0;
        foreach (var segment in column.Segments)
        {
            // A segment that ends with the line has as many fields as are left.
            var lim = segment.IsVariable ? Math.Max(segment.Min, fieldCount) : segment.Lim;
            ParseSegment(column, pipe, segment with { Lim = lim }, size - segment.Min, line);
            size += lim - segment.Min;
        }

        pipe.Size = size;
    }

    private void ParseSegment(TextColumn column, FieldPipe pipe, TextSegment segment, int offset, long line)
    {
        var field = _scanner.Find(segment.Min);
        for (; field < _scanner.Count && _scanner.Indices[field] < segment.Lim; field++)
        {
            var slot = offset + _scanner.Indices[field];
            var text = _scanner.Texts[field];
            if (pipe.Consume(slot, text))
                continue;
            if (!pipe.HasMissing)
            {
                throw Contracts.Except(
                    $"Could not parse value {text} in slot {slot} of column {column.Name} in line {line}");
            }

            stats.LogBadValue(line, column.Name, slot);
        }

        // Lines that end early lack the rest of their numbers.
        if (format.MissingRealsAsNaNs && field >= _scanner.Count && pipe.IsReal)
        {
            for (var index = Math.Max(segment.Min, _scanner.Count); index < segment.Lim; index++)
                pipe.Consume(offset + index, default);
        }
    }
}
