using System.Runtime.CompilerServices;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace Autograd.MLNet.Interop;

/// <summary>Makes schema shapes, whose constructor is internal, and names their types.</summary>
internal static class SchemaShapes
{
    /// <summary>The shape of a data view's schema.</summary>
    public static SchemaShape Of(DataViewSchema schema) => Create(null, schema);

    /// <summary>ML.NET's name of a column's type, as its schema errors print it.</summary>
    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "GetTypeString")]
    public static extern string GetTypeString(ref SchemaShape.Column column);

    [UnsafeAccessor(UnsafeAccessorKind.StaticMethod, Name = "Create")]
    private static extern SchemaShape Create(SchemaShape? type, DataViewSchema schema);

    /// <summary>A column.</summary>
    [UnsafeAccessor(UnsafeAccessorKind.Constructor)]
    public static extern SchemaShape.Column Create(string name, SchemaShape.Column.VectorKind kind, DataViewType itemType, bool isKey, SchemaShape? annotations);
}
