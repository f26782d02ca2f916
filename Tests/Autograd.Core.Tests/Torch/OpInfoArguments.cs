using System.Text.Json;

namespace Autograd.Core.Tests.Torch;

/// <summary>The arguments of a call, by position or by PyTorch's keyword, as our types. Knows which were read, so that none is overlooked.</summary>
public sealed class OpInfoArguments
{
    private readonly object?[] _positional;
    private readonly Dictionary<string, object?> _keywords;
    private readonly HashSet<string> _unread = [];
    private readonly List<Variable<double>> _leaves = [];
    private readonly HashSet<Variable<double>> _masks = [];

    public OpInfoArguments(JsonElement positional, JsonElement keywords)
    {
        _positional = [.. positional.EnumerateArray().Select(Value)];
        _keywords = keywords.EnumerateObject().ToDictionary(keyword => keyword.Name, keyword => Value(keyword.Value));
        _unread.UnionWith(_keywords.Keys);
        _unread.UnionWith(Enumerable.Range(0, _positional.Length).Select(position => $"{position}"));

        // Everything is computed in double precision.
        if (_keywords.TryGetValue("dtype", out object? type) && type is null or "torch.float64")
            _unread.Remove("dtype");
    }

    /// <summary>The variables that require grad, in the order of the call.</summary>
    public IReadOnlyList<Variable<double>> Leaves => _leaves;

    /// <summary>Arguments that nobody has asked for.</summary>
    public IReadOnlyCollection<string> Unread => _unread;

    /// <summary>A variable given by position.</summary>
    public Variable<double> this[int position] => Variable(position, "");

    /// <summary>Whether a variable stands for truth values, and not for numbers.</summary>
    public bool IsMask(Variable<double> variable) => _masks.Contains(variable);

    public bool Has(int position, string keyword) => Get(position, keyword) is not null;

    public bool IsVariable(int position, string keyword) => Get(position, keyword) is Variable<double>;

    /// <summary>A variable; a number becomes one without dimensions.</summary>
    public Variable<double> Variable(int position, string keyword) => OptionalVariable(position, keyword) ?? throw Missing(position, keyword);

    public Variable<double>? OptionalVariable(int position, string keyword) => Get(position, keyword) switch
    {
        null => null,
        Variable<double> variable => variable,
        object other => Core.Variable.Scalar(ToNumber(other)),
    };

    /// <summary>The variables of a list.</summary>
    public Variable<double>[] Variables(int position, string keyword) => [.. List(Get(position, keyword)).Cast<Variable<double>>()];

    public double Number(int position, string keyword) => ToNumber(Get(position, keyword) ?? throw Missing(position, keyword));

    public double Number(int position, string keyword, double otherwise) => Get(position, keyword) is { } value ? ToNumber(value) : otherwise;

    public int Int(int position, string keyword) => checked((int)Number(position, keyword));

    public int Int(int position, string keyword, int otherwise) => checked((int)Number(position, keyword, otherwise));

    public bool Flag(int position, string keyword, bool otherwise = false) => Get(position, keyword) is { } value ? ToNumber(value) != 0 : otherwise;

    public string Text(int position, string keyword, string otherwise) => (string?)Get(position, keyword) ?? otherwise;

    /// <summary>Whole numbers, given as a list, as one number, or by position one after the other; null where absent.</summary>
    public int[]? Ints(int position, string keyword)
    {
        object? first = Get(position, keyword);
        if (first is null)
            return null;
        if (first is object?[] list)
            return [.. list.Select(value => checked((int)ToNumber(value!)))];
        return [checked((int)ToNumber(first))];
    }

    /// <summary>As <see cref="Ints"/>, but also the rest of the arguments given by position: <c>x.repeat(2, 3)</c>.</summary>
    public int[] IntsOrRest(int position, string keyword) => Get(position, keyword) is null or object?[]
        ? Ints(position, keyword) ?? []
        : [.. Enumerable.Range(position, _positional.Length - position).Select(i => Int(i, keyword))];

    /// <summary>An argument as it is: a variable, a number, a truth value, text, a list, or null.</summary>
    public object? Get(int position, string keyword)
    {
        _unread.Remove($"{position}");
        _unread.Remove(keyword);
        return position < _positional.Length ? _positional[position] : _keywords.GetValueOrDefault(keyword);
    }

    public static double ToNumber(object value) => value switch
    {
        double number => number,
        bool flag => flag ? 1 : 0,
        Variable<double> { FlattenedLength: 1 } variable => variable.Item(),
        _ => throw new InvalidCastException($"{value} is not a number."),
    };

    private static object?[] List(object? value) => value as object?[] ?? [value];

    private static ArgumentException Missing(int position, string keyword) => new($"Argument {position} '{keyword}' is missing.");

    private object? Value(JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Null:
                return null;
            case JsonValueKind.Number:
                return value.GetDouble();
            case JsonValueKind.True or JsonValueKind.False:
                return value.GetBoolean();
            case JsonValueKind.String:
                return value.GetString() is "..." or "Ellipsis" ? OpInfoSlice.Rest : OpInfoTensor.Number(value.GetString()!) is { } number ? number : value.GetString();
            case JsonValueKind.Array:
                return value.EnumerateArray().Select(Value).ToArray();
        }

        if (value.TryGetProperty("t", out _))
            return Leaf(OpInfoTensor.Read(value));

        // What JSON has no form for names its kind: {"l": [..]}, {"slice": [..]}, {"dtype": ".."}.
        JsonProperty only = value.EnumerateObject().Single();
        return only.Name switch
        {
            "slice" => OpInfoSlice.Read(only.Value),
            "ellipsis" => OpInfoSlice.Rest,
            _ => Value(only.Value),
        };
    }

    private Variable<double> Leaf(OpInfoTensor tensor)
    {
        Variable<double> variable = tensor.ToVariable();
        if (tensor.RequiresGrad)
            _leaves.Add(variable);
        if (tensor.Type == "bool")
            _masks.Add(variable);
        return variable;
    }
}
