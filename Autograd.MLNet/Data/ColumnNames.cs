using Autograd.MLNet.Interop;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace Autograd.MLNet.Data;

/// <summary>The columns a trainer reads, and ML.NET's checks of them.</summary>
/// <param name="Label">The labels.</param>
/// <param name="LabelKind">What they are.</param>
/// <param name="Features">A vector of <see cref="float"/> of known size.</param>
/// <param name="Weight">A scalar of <see cref="float"/>, or null for equal weights.</param>
internal sealed record ColumnNames(string Label, LabelKind LabelKind, string Features, string? Weight)
{
    /// <summary>Refuses a schema that lacks a column or has it with another type, with ML.NET's exception and words.</summary>
    public void Check(SchemaShape inputSchema)
    {
        const SchemaShape.Column.VectorKind scalar = SchemaShape.Column.VectorKind.Scalar, vector = SchemaShape.Column.VectorKind.Vector;
        CheckColumn(inputSchema, "feature", Features, vector, NumberDataViewType.Single, isKey: false);
        if (Weight is not null)
            CheckColumn(inputSchema, "weight", Weight, scalar, NumberDataViewType.Single, isKey: false);
        switch (LabelKind)
        {
            case LabelKind.Boolean:
                CheckColumn(inputSchema, "label", Label, scalar, BooleanDataViewType.Instance, isKey: false);
                break;
            case LabelKind.Key:
                CheckColumn(inputSchema, "label", Label, scalar, NumberDataViewType.UInt32, isKey: true);
                break;
            default:
                CheckColumn(inputSchema, "label", Label, LabelKind == LabelKind.Vector ? vector : scalar, NumberDataViewType.Single, isKey: false);
                break;
        }
    }

    private static void CheckColumn(SchemaShape inputSchema, string role, string name, SchemaShape.Column.VectorKind kind, DataViewType itemType, bool isKey)
    {
        SchemaShape.Column column = inputSchema.FirstOrDefault(candidate => candidate.Name == name);
        if (column.Name is null)
            throw new ArgumentOutOfRangeException(nameof(inputSchema), $"Could not find {role} column '{name}'");
        if (column.Kind != kind || column.IsKey != isKey || !column.ItemType.Equals(itemType))
            throw new ArgumentOutOfRangeException(
                role == "label" ? "labelCol" : nameof(inputSchema), // ML.NET's names of the parameter.
                $"Schema mismatch for {role} column '{name}': expected {Describe(kind, itemType, isKey)}, got {SchemaShapes.GetTypeString(ref column)}");
    }

    private static string Describe(SchemaShape.Column.VectorKind kind, DataViewType itemType, bool isKey)
    {
        SchemaShape.Column expected = SchemaShapes.Create("expected", kind, itemType, isKey, null);
        return SchemaShapes.GetTypeString(ref expected);
    }
}
