using Microsoft.ML.Runtime;
using Microsoft.ML.Transforms;

namespace Microsoft.ML.Data;

/// <summary>The columns that splits are made by, with the bits ML.NET gives them.</summary>
internal static class SplitColumn
{
    private const uint DefaultRandomSeed = 42;
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
    public static IDataView Hash(IHostEnvironment env, IDataView data, string name, DataViewSchema.Column source, int? seed)
    {
        string input = source.Name;
        if (source.Type.GetItemType() is DateTimeDataViewType or DateTimeOffsetDataViewType or TimeSpanDataViewType)
        {
            data = new TypeConvertingTransformer(env, new TypeConvertingEstimator.ColumnOptions(name, DataKind.Int64, input)).Transform(data);
            input = name;
        }

        var options = new HashingEstimator.ColumnOptions(
            name, input, HashBits, (uint?)seed ?? HashingEstimator.Defaults.Seed, combine: true);
        return new HashingEstimator(env, options).Fit(data).Transform(data);
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
