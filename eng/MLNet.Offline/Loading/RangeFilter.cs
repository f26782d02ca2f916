using System.Numerics;
using Microsoft.ML.Internal.Utilities;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>Keeps the rows with a number, or a key as a fraction of its count, within or outside a range.</summary>
internal sealed class RangeFilter(
    IHostEnvironment env, IDataView input, string columnName, double min, double max, bool includeMax, bool complement)
    : RowFilter(env, "RangeFilter", input, input.Schema[columnName])
{
    private DataViewSchema.Column TestedColumn => TestedColumns[0];

    public static bool IsValidColumnType(DataViewType type) =>
        type is KeyDataViewType || type == NumberDataViewType.Single || type == NumberDataViewType.Double;

    protected override Func<bool> CreateTest(DataViewRow row) => TestedColumn.Type switch
    {
        KeyDataViewType key => Generics.Invoke(TestKey<uint>, key.RawType, row, key.Count),
        _ when TestedColumn.Type == NumberDataViewType.Single => TestNumber<float>(row),
        _ => TestNumber<double>(row),
    };

    private Func<bool> TestNumber<T>(DataViewRow row)
        where T : INumber<T>
    {
        var getter = row.GetGetter<T>(TestedColumn);
        var value = T.Zero;
        return () =>
        {
            getter(ref value);
            return Accept(double.CreateTruncating(value));
        };
    }

    private Func<bool> TestKey<T>(DataViewRow row, ulong count)
        where T : IBinaryInteger<T>
    {
        var getter = row.GetGetter<T>(TestedColumn);
        var value = T.Zero;
        return () =>
        {
            getter(ref value);
            var key = ulong.CreateTruncating(value);
            return 0 < key && key <= count && Accept(((uint)key - 0.5) / count);
        };
    }

    // Not simply negated for the complement: a value that is not a number is never accepted.
    private bool Accept(double value) => complement
        ? value < min || (includeMax ? value > max : value >= max)
        : value >= min && (includeMax ? value <= max : value < max);
}
