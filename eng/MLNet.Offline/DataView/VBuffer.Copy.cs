using Microsoft.ML.Internal.Utilities;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

public readonly partial struct VBuffer<T>
{
    public void CopyToDense(ref VBuffer<T> destination)
    {
        var editor = VBufferEditor.Create(ref destination, Length);
        CopyTo(editor.Values);
        destination = editor.Commit();
    }

    public void CopyTo(ref VBuffer<T> destination)
    {
        var editor = VBufferEditor.Create(ref destination, Length, _count);
        GetValues().CopyTo(editor.Values);
        GetIndices().CopyTo(editor.Indices);
        destination = editor.Commit();
    }

    public void CopyTo(ref VBuffer<T> destination, int sourceIndex, int length)
    {
        Contracts.CheckParam(0 <= sourceIndex && sourceIndex <= Length, nameof(sourceIndex));
        Contracts.CheckParam(0 <= length && sourceIndex <= Length - length, nameof(length));

        var (start, count) = (sourceIndex, length);
        if (!IsDense)
        {
            start = LowerBound(sourceIndex);
            count = LowerBound(sourceIndex + length) - start;
        }

        var editor = VBufferEditor.Create(ref destination, length, count);
        GetValues().Slice(start, count).CopyTo(editor.Values);
        for (var i = 0; i < editor.Indices.Length; i++)
            editor.Indices[i] = _indices[start + i] - sourceIndex;
        destination = editor.Commit();
    }

    public void CopyTo(Span<T> destination) => CopyTo(destination, 0);

    public void CopyTo(Span<T> destination, int destinationIndex, T defaultValue = default)
    {
        Contracts.CheckParam(
            0 <= destinationIndex && destinationIndex <= destination.Length - Length,
            nameof(destination),
            "Not large enough to hold these values.");

        destination = destination.Slice(destinationIndex, Length);
        if (IsDense)
        {
            GetValues().CopyTo(destination);
            return;
        }

        // ML.NET ignores the given default where no value is explicit.
        destination.Fill(_count == 0 ? default : defaultValue);
        for (var i = 0; i < _count; i++)
            destination[_indices[i]] = _values[i];
    }

    public static void Copy(T[] source, int sourceIndex, ref VBuffer<T> destination, int length)
    {
        Contracts.CheckParam(0 <= length && length <= Utils.Size(source), nameof(length));
        Contracts.CheckParam(0 <= sourceIndex && sourceIndex <= Utils.Size(source) - length, nameof(sourceIndex));

        var editor = VBufferEditor.Create(ref destination, length);
        source.AsSpan(sourceIndex, length).CopyTo(editor.Values);
        destination = editor.Commit();
    }

    private int LowerBound(int slot)
    {
        var found = GetIndices().BinarySearch(slot);
        return found >= 0 ? found : ~found;
    }
}
