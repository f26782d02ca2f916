using System.Reflection;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace Autograd.MLNet.Tests.Platform;

/// <summary>Writes what is known of a column as one line of text.</summary>
internal static class ShowColumn
{
    /// <summary>Type and annotations with their values: <c>Vector&lt;Single, 2&gt; {IsNormalized: True}</c>.</summary>
    public static string Schema(DataViewSchema.Column column) =>
        $"{column.Type} {{{string.Join(", ", column.Annotations.Schema.Select(annotation => $"{annotation.Name}: {Value(column, annotation)}"))}}}";

    /// <summary>The same as announced before there is any data: <c>Vector of Key&lt;UInt32&gt; {IsNormalized: Boolean}</c>.</summary>
    public static string Shape(SchemaShape.Column column)
    {
        var annotations = string.Join(", ", column.Annotations.Select(annotation => $"{annotation.Name}: {Type(annotation)}"));
        return $"{Type(column)} {{{annotations}}}";
    }

    /// <summary>What an estimator announces for a column, given data like this.</summary>
    public static string Shape(IEstimator<ITransformer> estimator, IDataView data, string name) =>
        Shape(estimator.GetOutputSchema(Shapes.Of(data.Schema)).Single(column => column.Name == name));

    private static string Type(SchemaShape.Column column)
    {
        var item = column.IsKey ? $"Key<{column.ItemType}>" : column.ItemType.ToString();
        return column.Kind == SchemaShape.Column.VectorKind.Scalar ? item! : $"{column.Kind} of {item}";
    }

    private static string Value(DataViewSchema.Column column, DataViewSchema.Column annotation)
    {
        var vector = annotation.Type as VectorDataViewType;
        Func<DataViewSchema.Column, DataViewSchema.Column, string> value = vector != null ? Vector<int> : Scalar<int>;
        return (string)value.Method.GetGenericMethodDefinition().MakeGenericMethod(vector?.ItemType.RawType ?? annotation.Type.RawType)
            .Invoke(null, BindingFlags.DoNotWrapExceptions, null, [column, annotation], null)!;
    }

    private static string Scalar<T>(DataViewSchema.Column column, DataViewSchema.Column annotation)
    {
        T value = default!;
        column.Annotations.GetValue(annotation.Name, ref value);
        return Show.Value(value);
    }

    private static string Vector<T>(DataViewSchema.Column column, DataViewSchema.Column annotation)
    {
        VBuffer<T> value = default;
        column.Annotations.GetValue(annotation.Name, ref value);
        return Show.Vector(value);
    }
}
