using System.Collections;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML;

/// <summary>What is known of a schema before the data is seen: names and kinds of columns.</summary>
public sealed partial class SchemaShape : IReadOnlyList<SchemaShape.Column>
{
    private static readonly SchemaShape _empty = new([]);

    private readonly Column[] _columns;

    public SchemaShape(IEnumerable<Column> columns)
    {
        Contracts.CheckValue(columns, nameof(columns));
        _columns = [.. columns];
        Contracts.CheckParam(
            _columns.All(c => c.IsValid), nameof(columns), "Some items are not initialized properly.");
    }

    public int Count => _columns.Length;

    public Column this[int index] => _columns[index];

    public IEnumerator<Column> GetEnumerator() => ((IEnumerable<Column>)_columns).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    internal static SchemaShape Create(DataViewSchema schema)
    {
        Contracts.CheckValue(schema, nameof(schema));
        return new SchemaShape(schema.Where(c => !c.IsHidden).Select(c => Describe(c, WithAnnotations(c))));
    }

    internal static void GetColumnTypeShape(
        DataViewType type, out Column.VectorKind vecKind, out DataViewType itemType, out bool isKey)
    {
        vecKind = type switch
        {
            VectorDataViewType { IsKnownSize: true } => Column.VectorKind.Vector,
            VectorDataViewType => Column.VectorKind.VariableVector,
            _ => Column.VectorKind.Scalar,
        };

        itemType = type.GetItemType();
        isKey = itemType is KeyDataViewType;
        if (isKey)
            itemType = ColumnTypeExtensions.PrimitiveTypeFromType(itemType.RawType);
    }

    internal bool TryFindColumn(string name, out Column column)
    {
        Contracts.CheckValue(name, nameof(name));
        column = _columns.FirstOrDefault(c => c.Name == name);
        return column.IsValid;
    }

    private static SchemaShape WithAnnotations(DataViewSchema.Column column) =>
        new(column.Annotations.Schema.Select(annotation => Describe(annotation, null)));

    private static Column Describe(DataViewSchema.Column column, SchemaShape annotations)
    {
        GetColumnTypeShape(column.Type, out var vecKind, out var itemType, out var isKey);
        return new Column(column.Name, vecKind, itemType, isKey, annotations);
    }
}
