namespace Microsoft.ML.Data;

internal sealed partial class FieldScanner
{
    // Plain fields, then index:value pairs. Unless the size of lines is known, the last of the plain fields is no value
    // but the number of fields that the pairs stand for.
    private int ScanSparse()
    {
        var count = 0;
        var size = format.InputSize;
        var needed = lastNeeded;
        var sparseStart = -1;
        var previous = -1;

        for (var more = true; more;)
        {
            more = NextField();
            if (_index < 0)
            {
                if (sparseStart >= 0)
                {
                    LogBadFormat("Non-sparse formatted value follows sparse formatted value");
                    break;
                }

                if (!_text.IsEmpty)
                    Add(count, _text);

                // One past what is needed, as that may turn out to be the size.
                if (count++ > needed)
                    break;
                continue;
            }

            if (sparseStart < 0)
            {
                if (size > 0)
                {
                    sparseStart = Count;
                }
                else if (TryTakeSize(count, out var sparseSize))
                {
                    sparseStart = Indices[Count];
                    size = sparseStart + Math.Min(sparseSize, TextFormat.FieldLimit - sparseStart - 1);
                    needed = Math.Min(needed, size - 1);
                }
                else
                {
                    break;
                }
            }

            if (_index > needed - sparseStart)
            {
                if (_index >= size - sparseStart)
                {
                    LogBadFormat("Sparse item index larger than expected. Is the specified size incorrect?");
                    break;
                }

                if (_index > needed - sparseStart + 1)
                    break;
            }

            if (previous >= _index)
            {
                LogBadFormat("Sparse indices out of order");
                break;
            }

            previous = _index;
            if (!_text.IsEmpty)
                Add(sparseStart + _index, _text);
        }

        return sparseStart < 0 ? Math.Max(count, size) : size;
    }

    // Removes the last field and reads it as a size.
    private bool TryTakeSize(int count, out int size)
    {
        size = 0;
        if (Count == 0 || Indices[Count - 1] != count - 1)
        {
            LogBadFormat(
                "Missing dimensionality or ambiguous sparse item. Use sparse=- for non-sparse file, and/or quote the value.");
            return false;
        }

        if (!FieldParser.TryParse(Texts[Count - 1].Span, out size) || size <= 0)
        {
            LogBadFormat(
                "Bad dimensionality or ambiguous sparse item. Use sparse=- for non-sparse file, and/or quote the value.");
            return false;
        }

        Count--;
        return true;
    }
}
