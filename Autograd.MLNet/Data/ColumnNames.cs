using Autograd.MLNet.Interop;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace Autograd.MLNet.Data;

/// <summary>The columns a trainer reads, and ML.NET's checks of them.</summary>
/// <param name="Label">A scalar of <see cref="float"/>.</param>
/// <param name="Features">A vector of <see cref="float"/> of known size.</param>
/// <param name="Weight">A scalar of <see cref="float"/>, or null for equal weights.</param>
internal sealed record ColumnNames(string Label, string Features, string? Weight)
{
    /// <summary>Refuses a schema that lacks a column or has it with another type, with ML.NET's exception and words.</summary>
    public void Check(SchemaShape inputSchema)
    {
        CheckColumn(inputSchema, "feature", Features, SchemaShape.Column.VectorKind.Vector, "Vector<Single>");
        if (Weight is not null)
            CheckColumn(inputSchema, "weight", Weight, SchemaShape.Column.VectorKind.Scalar, "Single");
        CheckColumn(inputSchema, "label", Label, SchemaShape.Column.VectorKind.Scalar, "Single");
    }

    private static void CheckColumn(SchemaShape inputSchema, string role, string name, SchemaShape.Column.VectorKind kind, string expected)
    {
        SchemaShape.Column column = inputSchema.FirstOrDefault(candidate => candidate.Name == name);
        if (column.Name is null)
            throw new ArgumentOutOfRangeException(nameof(inputSchema), $"Could not find {role} column '{name}'");
        if (column.Kind != kind || column.IsKey || !column.ItemType.Equals(NumberDataViewType.Single))
            throw new ArgumentOutOfRangeException(
                nameof(inputSchema), $"Schema mismatch for {role} column '{name}': expected {expected}, got {SchemaShapes.GetTypeString(ref column)}");
    }
}
