using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Approvals;

/// <summary>The members of a type that its users see, a line each.</summary>
internal static class Members
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly;

    private static readonly Dictionary<string, string> Operators = new()
    {
        ["op_Implicit"] = "implicit operator",
        ["op_Explicit"] = "explicit operator",
        ["op_UnaryPlus"] = "operator +",
        ["op_UnaryNegation"] = "operator -",
        ["op_LogicalNot"] = "operator !",
        ["op_OnesComplement"] = "operator ~",
        ["op_True"] = "operator true",
        ["op_False"] = "operator false",
        ["op_Addition"] = "operator +",
        ["op_Subtraction"] = "operator -",
        ["op_Multiply"] = "operator *",
        ["op_Division"] = "operator /",
        ["op_Modulus"] = "operator %",
        ["op_BitwiseAnd"] = "operator &",
        ["op_BitwiseOr"] = "operator |",
        ["op_ExclusiveOr"] = "operator ^",
        ["op_Equality"] = "operator ==",
        ["op_Inequality"] = "operator !=",
        ["op_LessThan"] = "operator <",
        ["op_GreaterThan"] = "operator >",
        ["op_LessThanOrEqual"] = "operator <=",
        ["op_GreaterThanOrEqual"] = "operator >=",
    };

    /// <summary>Fields and constants, constructors, properties, events, operators and methods, each in the order of the alphabet.</summary>
    public static IEnumerable<string> Of(Type type)
    {
        if (type.IsEnum)
            return EnumValues(type);
        MethodInfo[] methods = [.. type.GetMethods(Declared).Where(IsVisible)];
        return
        [
            .. Lines(type.GetFields(Declared).Where(field => field.IsPublic || IsInherited(field.IsFamily || field.IsFamilyOrAssembly, type)), Field),
            .. Lines(type.GetConstructors(Declared).Where(IsVisible), Constructor),
            .. Lines(type.GetProperties(Declared).Where(property => property.GetAccessors(nonPublic: true).Any(IsVisible)), Property),
            .. Lines(type.GetEvents(Declared).Where(@event => IsVisible(@event.AddMethod!)), Event),
            .. Lines(methods.Where(method => Operators.ContainsKey(method.Name)), Operator),
            .. Lines(methods.Where(method => !method.IsSpecialName), Method),
        ];
    }

    public static string Delegate(MethodInfo invoke, string name) =>
        $"delegate {Return(invoke)} {name}({Declarations.Parameters(invoke.GetParameters())})";

    private static IEnumerable<string> EnumValues(Type type) => type.GetFields(BindingFlags.Public | BindingFlags.Static)
        .OrderBy(field => Convert.ToDecimal(field.GetRawConstantValue(), CultureInfo.InvariantCulture))
        .ThenBy(field => field.Name, StringComparer.Ordinal)
        .Select(field => $"{Declarations.AttributesOf(field)}{field.Name} = {Convert.ToString(field.GetRawConstantValue(), CultureInfo.InvariantCulture)}");

    private static string Field(FieldInfo field)
    {
        string kind = field.IsLiteral ? "const " : (field.IsStatic ? "static " : "") + (field.IsInitOnly ? "readonly " : "");
        string value = field.IsLiteral ? $" = {Declarations.Value(field.GetRawConstantValue(), field.FieldType)}" : "";
        return $"{Declarations.AttributesOf(field)}{(field.IsPublic ? "public" : "protected")} {kind}{Required(field)}{TypeText.Of(field)} {field.Name}{value};";
    }

    private static string Constructor(ConstructorInfo constructor) =>
        $"{Declarations.AttributesOf(constructor)}{Access(constructor)}{constructor.DeclaringType!.Name.Split('`')[0]}({Declarations.Parameters(constructor.GetParameters())});";

    private static string Property(PropertyInfo property)
    {
        MethodInfo[] accessors = [.. property.GetAccessors(nonPublic: true).Where(IsVisible)];
        MethodInfo widest = accessors.FirstOrDefault(accessor => accessor.IsPublic) ?? accessors[0];
        string name = property.GetIndexParameters() is { Length: > 0 } index ? $"this[{Declarations.Parameters(index)}]" : property.Name;
        string body = string.Concat(accessors.Select(accessor => $"{(accessor.IsPublic == widest.IsPublic ? "" : "protected ")}{AccessorWord(property, accessor)}; "));
        return $"{Declarations.AttributesOf(property)}{Access(widest)}{Kind(widest)}{Required(property)}{ByReference(property.GetMethod?.ReturnParameter)}{TypeText.Of(property)} {name} {{ {body}}}";
    }

    private static string AccessorWord(PropertyInfo property, MethodInfo accessor) =>
        accessor == property.GetMethod ? "get" : accessor.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit)) ? "init" : "set";

    private static string Event(EventInfo @event) =>
        $"{Declarations.AttributesOf(@event)}{Access(@event.AddMethod!)}{Kind(@event.AddMethod!)}event {TypeText.Of(@event)} {@event.Name};";

    private static string Operator(MethodInfo method)
    {
        string symbol = Operators[method.Name], parameters = Declarations.Parameters(method.GetParameters());
        return Declarations.AttributesOf(method) + Access(method) + Kind(method) + (symbol.EndsWith("operator", StringComparison.Ordinal)
            ? $"{symbol} {Return(method)}({parameters});"
            : $"{Return(method)} {symbol}({parameters});");
    }

    private static string Method(MethodInfo method)
    {
        Type[] generic = method.GetGenericArguments();
        string arguments = generic.Length == 0 ? "" : $"<{string.Join(", ", generic.Select(argument => argument.Name))}>";
        // An override takes over the constraints of what it overrides.
        string constraints = IsOverride(method) ? "" : Declarations.Constraints(generic);
        return $"{Declarations.AttributesOf(method)}{Access(method)}{Kind(method)}{Return(method)} {method.Name}{arguments}({Declarations.Parameters(method.GetParameters())}){constraints};";
    }

    private static string Access(MethodBase method) => method.DeclaringType!.IsInterface ? "" : method.IsPublic ? "public " : "protected ";

    private static string Kind(MethodInfo method)
    {
        Type type = method.DeclaringType!;
        string isReadOnly = type.IsValueType && !type.IsDefined(typeof(IsReadOnlyAttribute)) && method.IsDefined(typeof(IsReadOnlyAttribute)) ? "readonly " : "";
        string inheritance =
            type.IsInterface ? method is { IsStatic: true, IsAbstract: true } ? "abstract " : method is { IsVirtual: true, IsAbstract: false } ? "virtual " : "" :
            !method.IsVirtual ? "" :
            IsOverride(method) ? (method.IsFinal ? "sealed " : method.IsAbstract ? "abstract " : "") + "override " :
            method.IsAbstract ? "abstract " :
            method.IsFinal ? "" : "virtual ";
        return (method.IsStatic ? "static " : "") + inheritance + isReadOnly;
    }

    private static string Return(MethodInfo method) => ByReference(method.ReturnParameter) + TypeText.Of(method.ReturnParameter);

    private static string ByReference(ParameterInfo? result) =>
        result?.ParameterType.IsByRef != true ? "" : result.IsDefined(typeof(IsReadOnlyAttribute)) ? "ref readonly " : "ref ";

    private static string Required(MemberInfo member) => member.IsDefined(typeof(RequiredMemberAttribute)) ? "required " : "";

    private static bool IsOverride(MethodInfo method) => method.GetBaseDefinition() != method;

    private static bool IsVisible(MethodBase method) => method.IsPublic || IsInherited(method.IsFamily || method.IsFamilyOrAssembly, method.DeclaringType!);

    private static bool IsInherited(bool isProtected, Type type) => isProtected && !type.IsSealed;

    private static IEnumerable<string> Lines<TMember>(IEnumerable<TMember> members, Func<TMember, string> write)
        where TMember : MemberInfo => members
            // What the compiler adds to a record, say.
            .Where(member => !member.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false))
            .Select(member => (member.Name, Line: write(member)))
            .OrderBy(member => member.Name, StringComparer.Ordinal)
            .ThenBy(member => member.Line, StringComparer.Ordinal)
            .Select(member => member.Line);
}
