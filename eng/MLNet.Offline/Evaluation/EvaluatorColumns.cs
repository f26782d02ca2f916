using System.Numerics;
using Microsoft.ML.Internal.Utilities;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>Finds and reads the columns that evaluators compare.</summary>
internal static class EvaluatorColumns
{
    public static DataViewSchema.Column Find(DataViewSchema schema, string name, string role)
        => schema.GetColumnOrNull(name) ?? throw Contracts.ExceptParam(nameof(schema), $"{name} column '{role}' not found");

    /// <summary>Labels as numbers: false and true are 0 and 1, keys count from 0, and a missing key is NaN.</summary>
    public static ValueGetter<float> GetLabelGetter(DataViewRow row, DataViewSchema.Column label) => label.Type switch
    {
        KeyDataViewType key => Generics.Invoke(GetKeyGetter<uint>, key.RawType, row, label, key.Count),
        BooleanDataViewType => Map<bool>(row, label, value => value ? 1 : 0),
        var type when type == NumberDataViewType.Double => Map<double>(row, label, value => (float)value),
        _ => row.GetGetter<float>(label),
    };

    private static ValueGetter<float> GetKeyGetter<T>(DataViewRow row, DataViewSchema.Column label, ulong count)
        where T : IBinaryInteger<T>
        => Map<T>(row, label, value => ulong.CreateTruncating(value) is var key && 0 < key && key <= count ? key - 1 : float.NaN);

    private static ValueGetter<float> Map<T>(DataViewRow row, DataViewSchema.Column column, Func<T, float> map)
    {
        var getter = row.GetGetter<T>(column);
        T value = default;
        return (ref float label) =>
        {
            getter(ref value);
            label = map(value);
        };
    }
}
