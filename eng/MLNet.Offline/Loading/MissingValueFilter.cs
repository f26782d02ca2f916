using Microsoft.ML.Internal.Utilities;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>Keeps the rows without a missing value in certain columns of real numbers or keys.</summary>
internal sealed class MissingValueFilter(IHostEnvironment env, IDataView input, DataViewSchema.Column[] columns)
    : RowFilter(env, "MissingValueFilter", input, columns)
{
    public static MissingValueFilter Create(IHostEnvironment env, IDataView input, string[] names)
    {
        var columns = new List<DataViewSchema.Column>();
        foreach (string name in names)
        {
            var column = input.Schema.GetColumnOrNull(name) ?? throw env.ExceptUserArg("Columns", "Source column '{0}' not found", name);
            if (columns.Contains(column))
                throw env.ExceptUserArg("Columns", "Source column '{0}' specified multiple times", name);
            if (!HasMissingValues(column.Type.GetItemType()))
            {
                throw env.ExceptUserArg(
                    "Columns", $"Column '{name}' has type {column.Type} which does not support missing values, so we cannot filter on them");
            }

            columns.Add(column);
        }

        return new MissingValueFilter(env, input, [.. columns]);
    }

    protected override Func<bool> CreateTest(DataViewRow row)
    {
        var tests = Array.ConvertAll(TestedColumns, column => column.Type is VectorDataViewType vector
            ? Generics.Invoke(TestVector<int>, vector.ItemType.RawType, row, column)
            : Generics.Invoke(TestOne<int>, column.Type.RawType, row, column));
        return () => Array.TrueForAll(tests, test => test());
    }

    private static bool HasMissingValues(DataViewType type) =>
        type is KeyDataViewType || type == NumberDataViewType.Single || type == NumberDataViewType.Double;

    private static Func<bool> TestOne<T>(DataViewRow row, DataViewSchema.Column column)
    {
        var getter = row.GetGetter<T>(column);
        var isMissing = Conversions.GetIsMissingOrNull<T>(column.Type);
        T value = default;
        return () =>
        {
            getter(ref value);
            return !isMissing(value);
        };
    }

    private static Func<bool> TestVector<T>(DataViewRow row, DataViewSchema.Column column)
    {
        var getter = row.GetGetter<VBuffer<T>>(column);
        var isMissing = Conversions.GetIsMissingOrNull<T>(column.Type.GetItemType());
        VBuffer<T> vector = default;
        return () =>
        {
            getter(ref vector);
            // A slot that is not explicit is zero, which for a key is missing.
            if (!vector.IsDense && isMissing(default))
                return false;
            foreach (var value in vector.GetValues())
            {
                if (isMissing(value))
                    return false;
            }

            return true;
        };
    }
}
