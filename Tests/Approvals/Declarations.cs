using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Approvals;

/// <summary>What the declarations of types and members have in common: parameters, constraints, values, attributes.</summary>
internal static class Declarations
{
    // Beside those of System.Diagnostics.CodeAnalysis, what callers or their compiler go by.
    private static readonly string[] Attributes =
        ["CollectionBuilderAttribute", "EditorBrowsableAttribute", "FlagsAttribute", "ObsoleteAttribute", "OverloadResolutionPriorityAttribute"];

    public static string Parameters(IEnumerable<ParameterInfo> parameters) => string.Join(", ", parameters.Select(Parameter));

    /// <summary><c> where T : unmanaged, INumber&lt;T&gt;</c> for each parameter that is bound to something.</summary>
    public static string Constraints(IEnumerable<Type> genericParameters) => string.Concat(genericParameters
        .Select(parameter => (parameter.Name, Bounds: string.Join(", ", Bounds(parameter))))
        .Where(parameter => parameter.Bounds.Length > 0)
        .Select(parameter => $" where {parameter.Name} : {parameter.Bounds}"));

    public static string AttributesOf(MemberInfo member) => AttributesOf(member.GetCustomAttributesData(), " ");

    public static string Value(object? value, Type type)
    {
        if (Nullable.GetUnderlyingType(type) is { } underlying && value is not null)
            return Value(value, underlying);
        if (type.IsEnum && value is not null)
            return EnumValue(Enum.ToObject(type, value));
        return value switch
        {
            null => type.IsValueType && Nullable.GetUnderlyingType(type) is null || type.IsGenericParameter ? "default" : "null",
            bool truth => truth ? "true" : "false",
            string text => $"\"{text.Replace("\\", @"\\").Replace("\"", "\\\"").Replace("\n", @"\n")}\"",
            char character => $"'{character}'",
            float number => number.ToString(CultureInfo.InvariantCulture) + "f",
            Type reference => $"typeof({TypeText.Of(reference)})",
            _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
        };
    }

    private static string EnumValue(object value) => $"{value.GetType().Name}.{string.Join(" | " + value.GetType().Name + ".", value.ToString()!.Split(", "))}";

    private static string Parameter(ParameterInfo parameter)
    {
        bool Has<TAttribute>()
            where TAttribute : Attribute => parameter.IsDefined(typeof(TAttribute));

        bool isParams = Has<ParamArrayAttribute>() || Has<ParamCollectionAttribute>();
        string modifiers = string.Concat(
            parameter.Position == 0 && parameter.Member.IsDefined(typeof(ExtensionAttribute)) ? "this " : "",
            isParams ? "params " : "",
            // What is params is scoped by itself.
            Has<ScopedRefAttribute>() && !isParams ? "scoped " : "",
            !parameter.ParameterType.IsByRef ? "" : parameter.IsOut ? "out " : Has<RequiresLocationAttribute>() ? "ref readonly " : parameter.IsIn ? "in " : "ref ");
        string value = parameter.HasDefaultValue ? $" = {Value(parameter.RawDefaultValue, parameter.ParameterType)}" : "";
        return $"{AttributesOf(parameter.GetCustomAttributesData(), " ")}{modifiers}{TypeText.Of(parameter)} {parameter.Name}{value}";
    }

    private static IEnumerable<string> Bounds(Type parameter)
    {
        GenericParameterAttributes flags = parameter.GenericParameterAttributes;
        byte nullability = parameter.GetCustomAttribute<NullableAttribute>()?.NullableFlags[0]
            ?? TypeText.NullabilityAround((MemberInfo?)parameter.DeclaringMethod ?? parameter.DeclaringType);
        Type[] types = [.. parameter.GetGenericParameterConstraints().Where(type => type != typeof(ValueType))];
        bool isStruct = flags.HasFlag(GenericParameterAttributes.NotNullableValueTypeConstraint);

        if (parameter.IsDefined(typeof(IsUnmanagedAttribute)))
            yield return "unmanaged";
        else if (isStruct)
            yield return "struct";
        else if (flags.HasFlag(GenericParameterAttributes.ReferenceTypeConstraint))
            yield return nullability == 2 ? "class?" : "class";
        else if (nullability == 1 && types.Length == 0)
            yield return "notnull";

        foreach (string type in types.Select(TypeText.Of))
            yield return type;
        if (flags.HasFlag(GenericParameterAttributes.DefaultConstructorConstraint) && !isStruct)
            yield return "new()";
        if (flags.HasFlag(GenericParameterAttributes.AllowByRefLike))
            yield return "allows ref struct";
    }

    private static string AttributesOf(IList<CustomAttributeData> attributes, string end)
    {
        // The compiler marks what older ones must not use as obsolete too.
        bool isForNewCompilers = attributes.Any(attribute => attribute.AttributeType == typeof(CompilerFeatureRequiredAttribute));
        return string.Concat(attributes
            .Where(attribute => attribute.AttributeType.Namespace == "System.Diagnostics.CodeAnalysis" || Attributes.Contains(attribute.AttributeType.Name))
            .Where(attribute => !isForNewCompilers || attribute.AttributeType != typeof(ObsoleteAttribute))
            .Select(Attribute)
            .Order(StringComparer.Ordinal)
            .Select(attribute => attribute + end));
    }

    private static string Attribute(CustomAttributeData attribute)
    {
        IEnumerable<string> arguments = [
            .. attribute.ConstructorArguments.Select(argument => Value(argument.Value, argument.ArgumentType)),
            .. attribute.NamedArguments.Select(argument => $"{argument.MemberName} = {Value(argument.TypedValue.Value, argument.TypedValue.ArgumentType)}")];
        string name = attribute.AttributeType.Name[..^nameof(System.Attribute).Length];
        return arguments.Any() ? $"[{name}({string.Join(", ", arguments)})]" : $"[{name}]";
    }
}
