using Microsoft.ML.Data;

namespace Microsoft.ML.Transforms;

/// <summary>Remembers which values of a column have which hash, to name the hashes by them.</summary>
internal sealed class HashValueCollector
{
    private readonly int _numberOfSlots;
    private readonly int _maximumCount;
    private readonly Action _processRow;
    private readonly SortedDictionary<int, List<string>> _values = [];

    private HashValueCollector(HashingEstimator.ColumnOptions options, Func<HashValueCollector, Action> makeProcessRow)
    {
        _numberOfSlots = 1 << options.NumberOfBits;
        _maximumCount = options.MaximumNumberOfInverts == -1 ? int.MaxValue : options.MaximumNumberOfInverts;
        _processRow = makeProcessRow(this);
    }

    public static HashValueCollector Create<T>(DataViewRow row, DataViewSchema.Column source, HashingEstimator.ColumnOptions options)
    {
        var hashes = HashGetter.Create<T>(row, source, options);
        var toText = GetText<T>(source);
        return new HashValueCollector(options, collector => source.Type is VectorDataViewType
            ? collector.ReadVector(row.GetGetter<VBuffer<T>>(source), (ValueGetter<VBuffer<uint>>)hashes, toText, options.UseOrderedHashing)
            : collector.ReadOne(row.GetGetter<T>(source), (ValueGetter<uint>)hashes, toText));
    }

    public void ProcessRow() => _processRow();

    /// <summary>A name for each hash that was seen: the value that has it, or all of them as <c>{a,b}</c>.</summary>
    public VBuffer<ReadOnlyMemory<char>> GetKeyValues()
    {
        var names = _values.Values.Select(values => (values.Count == 1 ? values[0] : $"{{{string.Join(',', values)}}}").AsMemory()).ToArray();
        var sparse = new VBuffer<ReadOnlyMemory<char>>(_numberOfSlots, names.Length, names, [.. _values.Keys]);
        if (names.Length <= _numberOfSlots / 2)
            return sparse;

        VBuffer<ReadOnlyMemory<char>> dense = default;
        sparse.CopyToDense(ref dense);
        return dense;
    }

    private Action ReadOne<T>(ValueGetter<T> getter, ValueGetter<uint> hashGetter, Func<T, string> toText)
    {
        T value = default;
        uint hash = 0;
        return () =>
        {
            getter(ref value);
            hashGetter(ref hash);
            Add(hash, toText(value));
        };
    }

    private Action ReadVector<T>(ValueGetter<VBuffer<T>> getter, ValueGetter<VBuffer<uint>> hashGetter, Func<T, string> toText, bool isOrdered)
    {
        VBuffer<T> values = default;
        VBuffer<uint> hashes = default;
        return () =>
        {
            getter(ref values);
            hashGetter(ref hashes);
            // Like ML.NET's it takes the explicit values for those of the first hashes, which they are not where only the hashes are dense.
            var items = values.GetValues();
            for (int i = 0; i < items.Length; i++)
            {
                int slot = hashes.IsDense ? i : hashes.GetIndices()[i];
                Add(hashes.GetValues()[i], isOrdered ? $"{slot}:{toText(items[i])}" : toText(items[i]));
            }
        };
    }

    private void Add(uint hash, string text)
    {
        if (hash == 0)
            return;
        if (!_values.TryGetValue((int)hash - 1, out var values))
            _values.Add((int)hash - 1, values = []);
        if (values.Count < _maximumCount && !values.Contains(text))
            values.Add(text);
    }

    private static Func<T, string> GetText<T>(DataViewSchema.Column source)
    {
        var type = source.Type.GetItemType();
        if (!source.HasKeyValues())
            return Conversions.GetStringConversion<T>(type);

        VBuffer<ReadOnlyMemory<char>> names = default;
        source.GetKeyValues(ref names);
        var toNumber = Conversions.GetStandardConversion<T, uint>(type, NumberDataViewType.UInt32);
        return key => toNumber(key) is var number && number > 0 ? names.GetItemOrDefault((int)number - 1).ToString() : "";
    }
}
