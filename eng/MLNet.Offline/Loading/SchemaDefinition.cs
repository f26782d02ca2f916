using System.Reflection;
using Microsoft.ML.Internal.Utilities;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>How the members of a class map to columns.</summary>
public sealed partial class SchemaDefinition : List<SchemaDefinition.Column>
{
    private SchemaDefinition()
    {
    }

    [Flags]
    public enum Direction
    {
        Read = 1,
        Write = 2,
        Both = Read | Write,
    }

    public Column this[string columnName]
    {
        get => this.FirstOrDefault(x => x.ColumnName == columnName);
        set
        {
            Contracts.CheckValue(value, nameof(value));
            if (value.ColumnName != columnName)
            {
                throw Contracts.ExceptParam(
                    nameof(columnName),
                    "The column name is specified as '{0}' but must match the selector '{1}'.",
                    value.ColumnName,
                    columnName);
            }

            var index = FindIndex(x => x.ColumnName == columnName);
            if (index >= 0)
                this[index] = value;
            else
                Add(value);
        }
    }

    public static SchemaDefinition Create(Type userType, Direction direction = Direction.Both)
    {
        var definition = new SchemaDefinition();
        var names = new HashSet<string>();
        foreach (var member in GetMembers(userType, direction))
        {
            var name = member.GetCustomAttribute<ColumnNameAttribute>()?.Name ?? member.Name;
            if (!names.Add(name))
            {
                throw Contracts.ExceptParam(
                    nameof(userType), "Duplicate column name '{0}' detected, this is disallowed", name);
            }

            definition.Add(new Column(member.Name, GetColumnType(member), name));
        }

        return definition;
    }

    internal static IEnumerable<MemberInfo> GetMembers(Type userType, Direction direction)
    {
        Contracts.CheckValue(userType, nameof(userType));
        const BindingFlags publicInstance = BindingFlags.Public | BindingFlags.Instance;

        var properties = userType.GetProperties(publicInstance).Where(property =>
            ((direction.HasFlag(Direction.Read) && property.GetGetMethod() != null)
                || (direction.HasFlag(Direction.Write) && property.GetSetMethod() != null))
            && property.GetIndexParameters().Length == 0);

        return userType.GetFields(publicInstance)
            .Concat<MemberInfo>(properties)
            .Where(member => member.GetCustomAttribute<NoColumnAttribute>() == null);
    }

    private static DataViewType GetColumnType(MemberInfo member)
    {
        TypedSchema.GetVectorAndItemType(member, out var isVector, out var dataType);

        var itemType = ColumnTypeExtensions.PrimitiveTypeFromType(dataType);
        if (member.GetCustomAttribute<KeyTypeAttribute>() is { } key)
        {
            if (!KeyDataViewType.IsValidDataType(dataType))
            {
                throw Contracts.ExceptParam(
                    "userType",
                    "Member {0} marked with KeyType attribute, but does not appear to be a valid kind of data for a key type",
                    member.Name);
            }

            itemType = new KeyDataViewType(dataType, key.KeyCount.Count.Value);
        }

        var vector = member.GetCustomAttribute<VectorTypeAttribute>();
        if (isVector)
            return new VectorDataViewType(itemType, Utils.Size(vector?.Dims) > 0 ? vector.Dims : [0]);
        if (vector != null)
        {
            throw Contracts.ExceptParam(
                "userType",
                $"Member {member.Name} marked with {nameof(VectorTypeAttribute)}, but does not appear to be a vector type");
        }

        return itemType;
    }
}
