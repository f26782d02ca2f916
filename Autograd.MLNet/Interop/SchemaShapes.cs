using System.Runtime.CompilerServices;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace Autograd.MLNet.Interop;

/// <summary>Makes schema shapes, whose constructor is internal, and ML.NET's own shapes of a trainer's columns.</summary>
internal static class SchemaShapes
{
    /// <summary>The column of a regression trainer's scores, with the annotations ML.NET's scorer gives it.</summary>
    public static SchemaShape.Column Score() => Create(
        "Score",
        SchemaShape.Column.VectorKind.Scalar,
        NumberDataViewType.Single,
        false,
        new SchemaShape(
        [
            Create("ScoreColumnSetId", SchemaShape.Column.VectorKind.Scalar, NumberDataViewType.UInt32, true, null),
            Create("ScoreColumnKind", SchemaShape.Column.VectorKind.Scalar, TextDataViewType.Instance, false, null),
            Create("ScoreValueKind", SchemaShape.Column.VectorKind.Scalar, TextDataViewType.Instance, false, null),
        ]));

    /// <summary>The shape of a data view's schema.</summary>
    public static SchemaShape Of(DataViewSchema schema) => Create(null, schema);

    /// <summary>ML.NET's name of a column's type, as its schema errors print it.</summary>
    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "GetTypeString")]
    public static extern string GetTypeString(ref SchemaShape.Column column);

    [UnsafeAccessor(UnsafeAccessorKind.StaticMethod, Name = "Create")]
    private static extern SchemaShape Create(SchemaShape? type, DataViewSchema schema);

    [UnsafeAccessor(UnsafeAccessorKind.Constructor)]
    private static extern SchemaShape.Column Create(string name, SchemaShape.Column.VectorKind kind, DataViewType itemType, bool isKey, SchemaShape? annotations);
}
