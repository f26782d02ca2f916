using Microsoft.ML.Data;
using Microsoft.ML.Internal.Utilities;

namespace Microsoft.ML.Transforms;

/// <summary>Collects the distinct values of a column, as they appear, up to a number.</summary>
internal abstract class TermCollector
{
    public abstract int Count { get; }

    public static TermCollector Create(DataViewRow row, DataViewSchema.Column source, int maximumCount)
        => Generics.Invoke(CreateCore<int>, source.Type.GetItemType().RawType, row, source, maximumCount);

    private static TermCollector CreateCore<T>(DataViewRow row, DataViewSchema.Column source, int maximumCount)
        => new TermCollector<T>(row, source, maximumCount);

    /// <summary>Returns whether further rows are of use.</summary>
    public abstract bool ProcessRow();

    public abstract TermMap Finish(ValueToKeyMappingEstimator.KeyOrdinality ordinality);
}

/// <inheritdoc/>
internal sealed class TermCollector<T> : TermCollector
{
    private readonly PrimitiveDataViewType _type;
    private readonly HashSet<T> _known = new(TermComparer.Equality<T>());
    private readonly List<T> _terms = [];
    private readonly Func<T, bool> _isMissing;
    private readonly Func<bool> _processRow;
    private readonly int _maximumCount;
    private bool _hasSeenSparse;

    public TermCollector(DataViewRow row, DataViewSchema.Column source, int maximumCount)
    {
        _type = (PrimitiveDataViewType)source.Type.GetItemType();
        _isMissing = Conversions.GetIsMissingOrNull<T>(_type) ?? TermComparer.IsMissing;
        _maximumCount = maximumCount;
        _processRow = source.Type is VectorDataViewType ? ReadVector(row.GetGetter<VBuffer<T>>(source)) : ReadOne(row.GetGetter<T>(source));
    }

    public override int Count => _terms.Count;

    public override bool ProcessRow() => _terms.Count < _maximumCount && _processRow();

    public override TermMap Finish(ValueToKeyMappingEstimator.KeyOrdinality ordinality)
    {
        if (ordinality == ValueToKeyMappingEstimator.KeyOrdinality.ByValue)
            _terms.Sort(TermComparer.Order<T>());
        return new TermMap<T>(_type, [.. _terms]);
    }

    private Func<bool> ReadOne(ValueGetter<T> getter)
    {
        T value = default;
        return () =>
        {
            getter(ref value);
            return Add(value);
        };
    }

    private Func<bool> ReadVector(ValueGetter<VBuffer<T>> getter)
    {
        VBuffer<T> vector = default;
        return () =>
        {
            getter(ref vector);
            bool takesDefault = !vector.IsDense && !_hasSeenSparse;
            _hasSeenSparse |= takesDefault;
            return takesDefault ? AddSparse(in vector) : AddAll(vector.GetValues());
        };
    }

    private bool AddAll(ReadOnlySpan<T> values)
    {
        foreach (var value in values)
        {
            if (!Add(value))
                return false;
        }
        return true;
    }

    // In the first sparse vector the value of the slots that are not explicit has its turn where the first of them is.
    private bool AddSparse(in VBuffer<T> vector)
    {
        var values = vector.GetValues();
        var indices = vector.GetIndices();
        int first = 0;
        while (first < values.Length && indices[first] == first)
            first++;
        return AddAll(values[..first]) && Add(default) && AddAll(values[first..]);
    }

    private bool Add(T value)
    {
        if (_isMissing(value) || !_known.Add(value))
            return true;
        if (value is ReadOnlyMemory<char> text)
        {
            // A view into what may be a whole line, which is not worth keeping.
            _known.Remove(value);
            _known.Add(value = (T)(object)text.ToString().AsMemory());
        }
        _terms.Add(value);
        return _terms.Count < _maximumCount;
    }
}
