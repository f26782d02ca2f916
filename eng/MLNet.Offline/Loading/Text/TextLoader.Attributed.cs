using System.Reflection;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

public sealed partial class TextLoader
{
    /// <summary>A loader whose columns are the members of a class, each with a <see cref="LoadColumnAttribute"/>.</summary>
    internal static TextLoader CreateTextLoader<TInput>(
        IHostEnvironment host, Options options, IMultiStreamSource dataSample = null)
    {
        const BindingFlags publicInstance = BindingFlags.Public | BindingFlags.Instance;
        var properties = typeof(TInput).GetProperties(publicInstance)
            .Where(property => property.GetGetMethod() != null && property.GetIndexParameters().Length == 0);
        MemberInfo[] members = [.. typeof(TInput).GetFields(publicInstance), .. properties];
        if (members.Length == 0)
        {
            throw host.ExceptParam(
                nameof(TInput), $"Should define at least one public, readable field or property in {nameof(TInput)}.");
        }

        options.Columns = [.. members.Select(member => CreateColumn(host, member))];
        return new TextLoader(host, options, dataSample);
    }

    private static Column CreateColumn(IHostEnvironment host, MemberInfo member)
    {
        var kindOfMember = member is FieldInfo ? "Field" : "Property";
        var source = member.GetCustomAttribute<LoadColumnAttribute>() ?? throw host.Except(
            $"{kindOfMember} '{member.Name}' is missing the {nameof(LoadColumnAttribute)} attribute");

        var type = TypedSchema.GetMemberType(member);
        if (!(type.IsArray ? type.GetElementType() : type).TryGetDataKind(out var kind))
            throw Contracts.Except($"{kindOfMember} {member.Name} is of unsupported type.");

        return new Column
        {
            Name = member.GetCustomAttribute<ColumnNameAttribute>()?.Name ?? member.Name,
            Source = source.Sources,
            KeyCount = member.GetCustomAttribute<KeyTypeAttribute>()?.KeyCount,
            DataKind = (DataKind)kind,
        };
    }
}
