using Microsoft.ML.Data;
using Microsoft.ML.Internal.Utilities;

namespace Microsoft.ML.Transforms;

/// <summary>Reads a column as hashes of its values.</summary>
internal static class HashGetter
{
    public static Delegate Create<T>(DataViewRow row, DataViewSchema.Column source, HashingEstimator.ColumnOptions options)
    {
        var hasher = ValueHasher.Create<T>(source.Type.GetItemType());
        uint mask = (1U << options.NumberOfBits) - 1;
        if (source.Type is not VectorDataViewType)
            return One(row.GetGetter<T>(source), hasher, options.UseOrderedHashing ? Hashing.MurmurRound(options.Seed, 0) : options.Seed, mask);
        if (options.Combine)
            return Combined(row.GetGetter<VBuffer<T>>(source), hasher, options.Seed, mask);
        return Vector(row.GetGetter<VBuffer<T>>(source), hasher, options, mask);
    }

    private static ValueGetter<uint> One<T>(ValueGetter<T> getter, ValueHasher<T> hasher, uint seed, uint mask)
    {
        T value = default;
        return (ref uint hash) =>
        {
            getter(ref value);
            hash = hasher.Hash(seed, mask, value);
        };
    }

    private static ValueGetter<uint> Combined<T>(ValueGetter<VBuffer<T>> getter, ValueHasher<T> hasher, uint seed, uint mask)
    {
        VBuffer<T> values = default;
        return (ref uint hash) =>
        {
            getter(ref values);
            hash = hasher.Hash(seed, mask, in values);
        };
    }

    private static ValueGetter<VBuffer<uint>> Vector<T>(
        ValueGetter<VBuffer<T>> getter, ValueHasher<T> hasher, HashingEstimator.ColumnOptions options, uint mask)
    {
        // Where the default is a value, it has a hash: the result is dense.
        bool hasDefault = hasher.Hash(options.Seed, mask, default(T)) != 0;
        VBuffer<T> values = default;
        return (ref VBuffer<uint> hashes) =>
        {
            getter(ref values);
            bool isDense = values.IsDense || hasDefault;
            var editor = VBufferEditor.Create(ref hashes, values.Length, isDense ? null : values.GetValues().Length);
            int count = 0;
            foreach (var (slot, value) in values.Items(all: isDense))
            {
                if (!isDense)
                    editor.Indices[count] = slot;
                uint seed = options.UseOrderedHashing ? Hashing.MurmurRound(options.Seed, (uint)slot) : options.Seed;
                editor.Values[count++] = hasher.Hash(seed, mask, value);
            }
            hashes = editor.Commit();
        };
    }
}
