using Microsoft.ML.Internal.Utilities;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

internal static class RowCursorUtils
{
    public const string FetchValueStateError =
        $"Values cannot be fetched at this time. This method was called either before the first call to "
        + $"{nameof(DataViewRowCursor.MoveNext)}, or at any point after that method returned false.";

    /// <summary>For each column of the schema whether it was asked for.</summary>
    public static bool[] GetActive(IEnumerable<DataViewSchema.Column> columnsNeeded, DataViewSchema schema)
    {
        Contracts.CheckValue(columnsNeeded, nameof(columnsNeeded));

        var active = new bool[schema.Count];
        foreach (var column in columnsNeeded)
        {
            if (column.Index >= active.Length)
                throw Contracts.Except($"The requested column: {column} is not part of the sourceSchema");
            active[column.Index] = true;
        }

        return active;
    }

    /// <summary>The getter of a column whose type is known at run time only.</summary>
    public static Delegate GetGetterAsDelegate(DataViewRow row, int col)
    {
        Contracts.CheckValue(row, nameof(row));
        Contracts.CheckParam(0 <= col && col < row.Schema.Count, nameof(col));
        Contracts.CheckParam(row.IsColumnActive(row.Schema[col]), nameof(col), "column was not active");
        return Generics.Invoke(GetGetterAsDelegate<int>, row.Schema[col].Type.RawType, row, row.Schema[col]);
    }

    /// <summary>Casts a getter, with ML.NET's message where the caller asked for another type.</summary>
    public static ValueGetter<TValue> Cast<TValue>(Delegate getter) =>
        getter as ValueGetter<TValue> ?? throw Contracts.Except(
            $"Invalid TValue in GetGetter: '{typeof(TValue)}', " +
            $"expected type: '{getter.GetType().GetGenericArguments()[0]}'.");

    private static Delegate GetGetterAsDelegate<TValue>(DataViewRow row, DataViewSchema.Column column) =>
        row.GetGetter<TValue>(column);
}
