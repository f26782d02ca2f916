using System.Reflection;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>The columns of a data view that go into the members of a user's class.</summary>
internal sealed class TypedColumns<TRow>
    where TRow : class
{
    private readonly IHost _host;
    private readonly (DataViewSchema.Column Source, TypedSchema.Column Target)[] _columns;

    private TypedColumns(IHost host, (DataViewSchema.Column Source, TypedSchema.Column Target)[] columns)
    {
        _host = host;
        _columns = columns;
    }

    public IEnumerable<DataViewSchema.Column> SourceColumns => _columns.Select(column => column.Source);

    public static TypedColumns<TRow> Create(
        IHostEnvironment env, IDataView data, bool ignoreMissingColumns, SchemaDefinition definition)
    {
        if (definition == null)
            CheckMembers(data.Schema);
        var targets = TypedSchema.ForWriting(typeof(TRow), definition);

        var host = env.Register("TypedCursorable");
        var columns = new List<(DataViewSchema.Column, TypedSchema.Column)>();
        foreach (var target in targets)
        {
            if (data.Schema.GetColumnOrNull(target.Name) is { } source)
            {
                CheckBinding(host, source, target);
                columns.Add((source, target));
            }
            else if (!ignoreMissingColumns)
            {
                throw host.ExceptSchemaMismatch(nameof(data.Schema), "", target.Name);
            }
        }

        return new TypedColumns<TRow>(host, [.. columns]);
    }

    public TypedRow<TRow> GetRow(DataViewRow input) => new(_host, input, _columns);

    // Explains a member whose type no column can have by the column it was meant for.
    private static void CheckMembers(DataViewSchema schema)
    {
        foreach (var member in SchemaDefinition.GetMembers(typeof(TRow), SchemaDefinition.Direction.Write))
        {
            TypedSchema.GetMappedType(TypedSchema.GetMemberType(member), out _, out var actualType);
            if (actualType.TryGetDataKind(out _))
                continue;

            var name = member.GetCustomAttribute<ColumnNameAttribute>()?.Name ?? member.Name;
            schema.TryGetColumnIndex(name, out var index);
            var expectedType = schema[index].Type.RawType;
            if (actualType != expectedType)
            {
                throw Contracts.ExceptParam(
                    nameof(actualType),
                    $"The expected type '{expectedType}' does not match the type of the '{name}' member: " +
                    $"'{actualType}'. Please change the {name} member to '{expectedType}'");
            }
        }
    }

    private static void CheckBinding(IHost host, DataViewSchema.Column source, TypedSchema.Column target)
    {
        TypedSchema.GetVectorAndItemType(target.Member, out var isVector, out var itemType);
        if (isVector != source.Type is VectorDataViewType || source.Type.GetItemType().RawType != itemType)
        {
            throw host.Except(
                "Can't bind the IDataView column '{0}' of type '{1}' to field or property '{2}' of type '{3}'.",
                target.Name,
                source.Type,
                target.Member.Name,
                target.MemberType.FullName);
        }
    }
}
