using System.Reflection;
using System.Runtime.CompilerServices;

namespace Approvals;

/// <summary>Types as C# writes them, without namespaces: <c>IReadOnlyDictionary&lt;string, object?&gt;</c>, <c>(int Index, T Value)[]</c>.</summary>
internal sealed class TypeText
{
    private static readonly Dictionary<Type, string> Keywords = new()
    {
        [typeof(bool)] = "bool",
        [typeof(byte)] = "byte",
        [typeof(sbyte)] = "sbyte",
        [typeof(char)] = "char",
        [typeof(decimal)] = "decimal",
        [typeof(double)] = "double",
        [typeof(float)] = "float",
        [typeof(int)] = "int",
        [typeof(uint)] = "uint",
        [typeof(nint)] = "nint",
        [typeof(nuint)] = "nuint",
        [typeof(long)] = "long",
        [typeof(ulong)] = "ulong",
        [typeof(short)] = "short",
        [typeof(ushort)] = "ushort",
        [typeof(object)] = "object",
        [typeof(string)] = "string",
        [typeof(void)] = "void",
    };

    // One for each place of the type where null can be told, in the order of writing; a single one stands for all.
    private readonly byte[] _nullability;

    // One for each element of each tuple, outer tuples before inner ones.
    private readonly IList<string?> _tupleNames;
    private int _nextPlace;
    private int _nextName;

    private TypeText(byte[] nullability, IList<string?> tupleNames)
    {
        _nullability = nullability;
        _tupleNames = tupleNames;
    }

    /// <summary>A type without what a declaration adds to it.</summary>
    public static string Of(Type type) => new TypeText([0], []).Write(type);

    public static string Of(ParameterInfo parameter) => Of(
        parameter.ParameterType,
        parameter.GetCustomAttribute<NullableAttribute>(),
        parameter.GetCustomAttribute<TupleElementNamesAttribute>(),
        parameter.Member);

    public static string Of(FieldInfo field) => Of(field.FieldType, field);

    public static string Of(PropertyInfo property) => Of(property.PropertyType, property);

    public static string Of(EventInfo @event) => Of(@event.EventHandlerType!, @event);

    /// <summary>Whether null can be told, as the nearest declaration around says it: 0 not told, 1 never null, 2 may be null.</summary>
    public static byte NullabilityAround(MemberInfo? member)
    {
        for (; member is not null; member = member.DeclaringType)
        {
            if (member.GetCustomAttribute<NullableContextAttribute>() is { } context)
                return context.Flag;
        }

        return 0;
    }

    private static string Of(Type type, MemberInfo member) =>
        Of(type, member.GetCustomAttribute<NullableAttribute>(), member.GetCustomAttribute<TupleElementNamesAttribute>(), member.DeclaringType);

    private static string Of(Type type, NullableAttribute? nullable, TupleElementNamesAttribute? tuple, MemberInfo? around) =>
        new TypeText(nullable?.NullableFlags ?? [NullabilityAround(around)], tuple?.TransformNames ?? []).Write(type);

    private string Write(Type type)
    {
        if (type.IsByRef)
            return Write(type.GetElementType()!);
        if (type.IsPointer)
            return Write(type.GetElementType()!) + "*";
        if (Nullable.GetUnderlyingType(type) is { } underlying)
            return Write(underlying) + "?";
        string mark = TellsNull(type) && Next() == 2 ? "?" : "";
        if (type.IsArray)
            return $"{Write(type.GetElementType()!)}[{new string(',', type.GetArrayRank() - 1)}]{mark}";
        if (type.IsGenericParameter)
            return type.Name + mark;
        if (type.IsAssignableTo(typeof(ITuple)) && type.IsValueType)
            return WriteTuple(type.GetGenericArguments());
        return (Keywords.GetValueOrDefault(type) ?? WriteName(type)) + mark;
    }

    private static bool TellsNull(Type type) => !type.IsValueType || type.IsGenericType || type.IsGenericParameter;

    private byte Next() => _nullability[_nullability.Length == 1 ? 0 : _nextPlace++];

    private string WriteTuple(Type[] elements)
    {
        int first = _nextName;
        _nextName += elements.Length;
        return $"({string.Join(", ", elements.Select((element, i) => _tupleNames.ElementAtOrDefault(first + i) is { } name ? $"{Write(element)} {name}" : Write(element)))})";
    }

    private string WriteName(Type type)
    {
        // A nested type repeats the arguments of those around it.
        var arguments = new Queue<Type>(type.GetGenericArguments());
        return string.Join('.', TypesAround(type).Append(type).Select(part =>
        {
            int tick = part.Name.IndexOf('`');
            if (tick < 0)
                return part.Name;
            int count = int.Parse(part.Name.AsSpan(tick + 1));
            return $"{part.Name[..tick]}<{string.Join(", ", Enumerable.Range(0, count).Select(_ => Write(arguments.Dequeue())))}>";
        }));
    }

    private static IEnumerable<Type> TypesAround(Type type) => type.DeclaringType is { } outer ? TypesAround(outer).Append(outer) : [];
}
