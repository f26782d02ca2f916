using System.Reflection;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>The columns of a user's class, each bound to the member that holds it.</summary>
internal static class TypedSchema
{
    public sealed record Column(string Name, DataViewType Type, MemberInfo Member, DataViewSchema.Annotations Annotations)
    {
        public Type MemberType => GetMemberType(Member);
    }

    public static Column[] ForReading(Type userType, SchemaDefinition definition) =>
        Bind(userType, definition ?? SchemaDefinition.Create(userType, SchemaDefinition.Direction.Read));

    public static Column[] ForWriting(Type userType, SchemaDefinition definition) =>
        Bind(userType, definition ?? SchemaDefinition.Create(userType, SchemaDefinition.Direction.Write));

    public static DataViewSchema MakeSchema(Column[] columns) =>
        SchemaExtensions.MakeSchema(
            columns.Select(c => new DataViewSchema.DetachedColumn(c.Name, c.Type, c.Annotations)));

    public static Type GetMemberType(MemberInfo member) =>
        member is FieldInfo field ? field.FieldType : ((PropertyInfo)member).PropertyType;

    public static void GetVectorAndItemType(MemberInfo member, out bool isVector, out Type itemType) =>
        GetVectorAndItemType(member.Name, GetMemberType(member), out isVector, out itemType);

    public static void GetVectorAndItemType(string name, Type rawType, out bool isVector, out Type itemType)
    {
        GetMappedType(rawType, out isVector, out itemType);
        if (!itemType.TryGetDataKind(out _))
        {
            throw Contracts.ExceptParam(
                nameof(rawType),
                "Could not determine an IDataView type and registered custom types for member {0}",
                name);
        }
    }

    /// <summary>The item type a member maps to: arrays and vector buffers are vectors, strings are text.</summary>
    public static void GetMappedType(Type rawType, out bool isVector, out Type itemType)
    {
        var isBuffer = rawType.IsGenericType && rawType.GetGenericTypeDefinition() == typeof(VBuffer<>);
        isVector = rawType.IsArray || isBuffer;
        itemType = rawType.IsArray ? rawType.GetElementType() : isBuffer ? rawType.GetGenericArguments()[0] : rawType;
        if (itemType == typeof(string))
            itemType = typeof(ReadOnlyMemory<char>);
    }

    private static Column[] Bind(Type userType, SchemaDefinition definition) =>
        [.. definition.Select(column => Bind(userType, column))];

    private static Column Bind(Type userType, SchemaDefinition.Column column)
    {
        var member = userType.GetField(column.MemberName)
            ?? userType.GetProperty(column.MemberName)
            ?? (MemberInfo)null
            ?? throw Contracts.ExceptParam(
                "userSchemaDefinition",
                "No field or property with name '{0}' found in type '{1}'",
                column.MemberName,
                userType.FullName);

        GetVectorAndItemType(member, out var isVector, out var itemType);
        var name = string.IsNullOrEmpty(column.ColumnName) ? column.MemberName : column.ColumnName;
        return new Column(name, GetColumnType(column, name, isVector, itemType), member, column.Annotations);
    }

    private static DataViewType GetColumnType(SchemaDefinition.Column column, string name, bool isVector, Type itemType)
    {
        var type = column.ColumnType;
        if (type == null)
        {
            var primitive = ColumnTypeExtensions.PrimitiveTypeFromType(itemType);
            return isVector ? new VectorDataViewType(primitive) : primitive;
        }

        if (isVector != type is VectorDataViewType)
        {
            throw Contracts.ExceptParam(
                "userSchemaDefinition",
                "Column '{0}' is supposed to be {1}, but type of associated field '{2}' is {3}",
                name,
                type is VectorDataViewType ? "vector" : "scalar",
                column.MemberName,
                isVector ? "vector" : "scalar");
        }

        if (type.GetItemType().RawType != itemType)
        {
            throw Contracts.ExceptParam(
                "userSchemaDefinition",
                "Column '{0}' is supposed to have item type {1}, but associated field has type {2}",
                name,
                type.GetItemType().RawType,
                itemType);
        }

        return type;
    }
}
