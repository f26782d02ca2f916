using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>The columns that splits are made by, with the bits ML.NET gives them.</summary>
internal static class SplitColumn
{
    private const uint DefaultRandomSeed = 42;
    private const uint DefaultHashSeed = 314489979;
    private const int HashBits = 30;

    /// <summary>A random number for each row, by its position.</summary>
    public static IDataView Random(IHostEnvironment env, IDataView data, string name, uint? seed)
    {
        var annotations = new DataViewSchema.Annotations.Builder();
        annotations.AddPrimitiveValue(AnnotationUtils.Kinds.IsNormalized, BooleanDataViewType.Instance, true);
        var column = new DataViewSchema.DetachedColumn(name, NumberDataViewType.Single, annotations.ToAnnotations());
        var state = new TauswortheHybrid.State(seed ?? DefaultRandomSeed);

        // The numbers go with the positions, so the rows below must keep their order.
        return new AddedColumnDataView(env, "GenerateNumber", data, column, null, row => Random(row, state), canShuffle: false);
    }

    /// <summary>The hash of another column, as a key.</summary>
    public static IDataView Hash(IHostEnvironment env, IDataView data, string name, DataViewSchema.Column source, uint? seed)
    {
        // ML.NET turns times into numbers first, in a component with a share of its own in the random stream.
        if (source.Type.GetItemType() is DateTimeDataViewType or DateTimeOffsetDataViewType or TimeSpanDataViewType)
            env.Register("Convert");

        var column = new DataViewSchema.DetachedColumn(name, new KeyDataViewType(typeof(uint), 1UL << HashBits));
        var mask = (1U << HashBits) - 1;

        return new AddedColumnDataView(
            env, "Hash", data, column, source, row => ColumnHash.GetGetter(row, source, seed ?? DefaultHashSeed, mask), canShuffle: true);
    }

    private static ValueGetter<float> Random(DataViewRow row, TauswortheHybrid.State state)
    {
        var random = new TauswortheHybrid(state);
        long position = -1;
        float current = 0;
        return (ref float value) =>
        {
            Contracts.Check(row.Position >= 0, RowCursorUtils.FetchValueStateError);
            for (; position < row.Position; position++)
                current = random.NextSingle();
            value = current;
        };
    }
}
