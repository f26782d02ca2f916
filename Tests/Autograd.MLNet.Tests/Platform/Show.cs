using System.Globalization;
using System.Reflection;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace Autograd.MLNet.Tests.Platform;

/// <summary>Writes data as one line of text, so that a test compares a whole view with one literal: <c>1 [2 3] | 4 [5 6]</c>.</summary>
/// <remarks>Numbers are written so that they read back to the same bits.</remarks>
internal static class Show
{
    /// <summary>The rows of the named columns, or of all visible ones.</summary>
    public static string Rows(IDataView data, params string[] names)
    {
        DataViewSchema.Column[] columns = names.Length == 0
            ? [.. data.Schema.Where(column => !column.IsHidden)]
            : [.. names.Select(name => data.Schema[name])];
        using var cursor = data.GetRowCursor(columns);
        var cells = columns.Select(column => Cell(cursor, column)).ToArray();
        var rows = new List<string>();
        while (cursor.MoveNext())
            rows.Add(string.Join(' ', cells.Select(cell => cell())));
        return string.Join(" | ", rows);
    }

    /// <summary>Name and type of every column, hidden ones in parentheses.</summary>
    public static string Schema(DataViewSchema schema) =>
        string.Join(", ", schema.Select(column => column.IsHidden ? $"({column.Name}: {column.Type})" : $"{column.Name}: {column.Type}"));

    /// <summary>The slot names of a vector column.</summary>
    public static string SlotNames(DataViewSchema.Column column)
    {
        var names = default(VBuffer<ReadOnlyMemory<char>>);
        column.GetSlotNames(ref names);
        return Vector(names);
    }

    /// <summary>Dense: <c>[1 0 2]</c>; sparse: <c>[0:1 2:2 of 3]</c>.</summary>
    public static string Vector<T>(in VBuffer<T> vector)
    {
        var values = vector.GetValues().ToArray().Select(Value);
        if (vector.IsDense)
            return $"[{string.Join(' ', values)}]";
        var pairs = vector.GetIndices().ToArray().Zip(values, (index, value) => $"{index}:{value} ");
        return $"[{string.Concat(pairs)}of {vector.Length}]";
    }

    /// <summary>The type and the message of the exception that the action ends with.</summary>
    public static string Error(Action action)
    {
        var error = Assert.Throws<Exception>(action);
        return $"{error.GetType().Name}: {error.Message}";
    }

    /// <inheritdoc cref="Error(Action)"/>
    public static string Error(Func<object?> function) => Error(() => { function(); });

    private static Func<string> Cell(DataViewRow row, DataViewSchema.Column column)
    {
        var vector = column.Type as VectorDataViewType;
        Func<DataViewRow, DataViewSchema.Column, Func<string>> cell = vector != null ? Vector<int> : Scalar<int>;
        var type = vector?.ItemType.RawType ?? column.Type.RawType;
        return (Func<string>)cell.Method.GetGenericMethodDefinition().MakeGenericMethod(type)
            .Invoke(null, BindingFlags.DoNotWrapExceptions, null, [row, column], null)!;
    }

    private static Func<string> Scalar<T>(DataViewRow row, DataViewSchema.Column column)
    {
        var getter = row.GetGetter<T>(column);
        T value = default!;
        return () =>
        {
            getter(ref value);
            return Value(value);
        };
    }

    private static Func<string> Vector<T>(DataViewRow row, DataViewSchema.Column column)
    {
        var getter = row.GetGetter<VBuffer<T>>(column);
        var value = default(VBuffer<T>);
        return () =>
        {
            getter(ref value);
            return Vector(value);
        };
    }

    /// <summary>Any value as it is written in a row.</summary>
    public static string Value<T>(T value) => string.Create(CultureInfo.InvariantCulture, $"{value}");
}
