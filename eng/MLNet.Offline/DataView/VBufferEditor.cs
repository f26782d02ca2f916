using Microsoft.ML.Internal.Utilities;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

public static class VBufferEditor
{
    public static VBufferEditor<T> CreateFromBuffer<T>(scoped ref VBuffer<T> destination) => destination.GetEditor();

    public static VBufferEditor<T> Create<T>(
        scoped ref VBuffer<T> destination,
        int newLogicalLength,
        int? valuesCount = null,
        int? maxValuesCapacity = null,
        bool keepOldOnResize = false,
        bool requireIndicesOnDense = false) =>
        destination.GetEditor(newLogicalLength, valuesCount, maxValuesCapacity, keepOldOnResize, requireIndicesOnDense);
}

/// <summary>Writes into the arrays of a <see cref="VBuffer{T}"/>; <see cref="Commit"/> makes the new vector.</summary>
public readonly ref struct VBufferEditor<T>
{
    public readonly Span<T> Values;
    public readonly Span<int> Indices;

    private readonly int _logicalLength;
    private readonly T[] _values;
    private readonly int[] _indices;

    internal VBufferEditor(
        int logicalLength, int count, T[] values, int[] indices, bool hasIndices, bool createdNewValues, bool createdNewIndices)
    {
        _logicalLength = logicalLength;
        _values = values;
        _indices = indices;
        Values = values.AsSpan(0, count);
        Indices = hasIndices ? indices.AsSpan(0, count) : default;
        CreatedNewValues = createdNewValues;
        CreatedNewIndices = createdNewIndices;
    }

    public bool CreatedNewValues { get; }

    public bool CreatedNewIndices { get; }

    public VBuffer<T> Commit() => new(_logicalLength, Values.Length, _values, _indices);

    public VBuffer<T> CommitTruncated(int physicalValuesCount)
    {
        Contracts.CheckParam(
            physicalValuesCount <= Values.Length,
            nameof(physicalValuesCount),
            $"Updating {nameof(physicalValuesCount)} during {nameof(CommitTruncated)} " +
            $"cannot be greater than the original physicalValuesCount value used in {nameof(VBufferEditor.Create)}.");

        return new VBuffer<T>(_logicalLength, physicalValuesCount, _values, _indices);
    }
}

public readonly partial struct VBuffer<T>
{
    internal VBufferEditor<T> GetEditor() => GetEditor(Length, _count);

    internal VBufferEditor<T> GetEditor(
        int newLogicalLength,
        int? valuesCount,
        int? maxValuesCapacity = null,
        bool keepOldOnResize = false,
        bool requireIndicesOnDense = false)
    {
        Contracts.CheckParam(newLogicalLength >= 0, nameof(newLogicalLength), "Must be non-negative.");
        Contracts.CheckParam(valuesCount is null or >= 0, nameof(valuesCount), "If specified, must be non-negative.");
        Contracts.CheckParam(
            valuesCount is null || valuesCount <= newLogicalLength,
            nameof(valuesCount),
            $"If specified, must be no greater than {nameof(newLogicalLength)}");

        var count = valuesCount ?? newLogicalLength;
        var capacity = maxValuesCapacity ?? Utils.ArrayMaxSize;
        var hasIndices = count < newLogicalLength || requireIndicesOnDense;

        var (values, indices) = (_values, _indices);
        Utils.EnsureSize(ref values, count, capacity, keepOldOnResize, out var createdNewValues);
        var createdNewIndices = false;
        if (hasIndices)
            Utils.EnsureSize(ref indices, count, capacity, keepOldOnResize, out createdNewIndices);

        return new VBufferEditor<T>(
            newLogicalLength, count, values, indices, hasIndices, createdNewValues, createdNewIndices);
    }
}
