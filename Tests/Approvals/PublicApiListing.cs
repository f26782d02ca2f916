using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;

namespace Approvals;

/// <summary>What others see of types, as text: a block for each type, whose first line declares it and whose indented lines are its members.</summary>
internal static class PublicApiListing
{
    private const BindingFlags Everything = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly;

    public static string Of(params IEnumerable<Type> types)
    {
        var text = new StringBuilder();
        // Blocks of extension members become types with names that cannot be written.
        foreach (Type type in types.Where(type => !type.FullName!.Contains('<')).OrderBy(NameWithNamespace, StringComparer.Ordinal))
        {
            if (text.Length > 0)
                text.Append('\n');
            text.Append(Declaration(type)).Append('\n');
            if (!IsDelegate(type))
                text.AppendJoin("", Members.Of(type).Select(member => $"    {member}\n"));
        }

        return text.ToString();
    }

    private static string Declaration(Type type)
    {
        // What a nested type takes over from those around it is told there.
        IEnumerable<Type> generic = type.GetGenericArguments().Skip(type.DeclaringType?.GetGenericArguments().Length ?? 0);
        string start = $"{Declarations.AttributesOf(type)}{(type.IsNestedFamily || type.IsNestedFamORAssem ? "protected" : "public")} ";
        if (IsDelegate(type))
            return $"{start}{Members.Delegate(type.GetMethod("Invoke")!, NameWithNamespace(type))}{Declarations.Constraints(generic)};";
        string[] bases = [.. Bases(type)];
        return $"{start}{Kind(type)} {NameWithNamespace(type)}{(bases.Length == 0 ? "" : " : " + string.Join(", ", bases))}{Declarations.Constraints(generic)}";
    }

    private static string NameWithNamespace(Type type) => $"{type.Namespace}.{TypeText.Of(type)}";

    private static string Kind(Type type)
    {
        if (type.IsInterface)
            return "interface";
        if (type.IsEnum)
            return "enum";
        if (type.IsValueType)
        {
            bool isRecord = type.GetMethod("PrintMembers", Everything)?.IsDefined(typeof(CompilerGeneratedAttribute)) == true;
            return (type.IsDefined(typeof(IsReadOnlyAttribute)) ? "readonly " : "") + (type.IsByRefLike ? "ref " : "") + (isRecord ? "record struct" : "struct");
        }

        string inheritance = (type.IsAbstract, type.IsSealed) switch
        {
            (true, true) => "static ",
            (true, false) => "abstract ",
            (false, true) => "sealed ",
            _ => "",
        };
        return inheritance + (type.GetMethod("<Clone>$", Everything) is null ? "class" : "record");
    }

    private static IEnumerable<string> Bases(Type type)
    {
        if (type.IsEnum)
            return [TypeText.Of(Enum.GetUnderlyingType(type))];
        Type[] all = type.GetInterfaces();
        // Not those that the base class or another interface brings.
        IEnumerable<Type> brought = all.SelectMany(@interface => @interface.GetInterfaces()).Concat(type.BaseType?.GetInterfaces() ?? []);
        IEnumerable<string> interfaces = all.Where(@interface => @interface.IsVisible).Except(brought).Select(TypeText.Of).Order(StringComparer.Ordinal);
        return type.BaseType is { } parent && parent != typeof(object) && parent != typeof(ValueType) ? interfaces.Prepend(TypeText.Of(parent)) : interfaces;
    }

    private static bool IsDelegate(Type type) => type.BaseType == typeof(MulticastDelegate);
}
