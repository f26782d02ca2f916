using System.Globalization;
using System.Numerics;

namespace Autograd.Core.Serialization;

/// <summary>Takes a state apart for its new owner, who must want all of it.</summary>
/// <param name="state">The state.</param>
/// <param name="owner">Whom errors name.</param>
internal sealed class StateReader(StateDict state, string owner)
{
    private readonly HashSet<string> _left = [.. state.Names];

    /// <summary>Refuses a state that another kind of owner wrote.</summary>
    public void RequireKind(string kind)
    {
        if (!state.Texts.TryGetValue("kind", out string? found) || found != kind)
            throw Error($"the state is that of {found ?? "something else"}");
    }

    public bool Has(string name) => state.Arrays.ContainsKey(name);

    public double Number(string name)
    {
        double number = 0;
        Find(name, Shape.Scalar).CopyTo(new Span<double>(ref number));
        return number;
    }

    /// <summary>A number that counts something.</summary>
    public int Count(string name)
    {
        double number = Number(name);
        return number >= 0 && number <= int.MaxValue && double.IsInteger(number)
            ? (int)number
            : throw Error(string.Create(CultureInfo.InvariantCulture, $"{name} must be a whole number, it is {number}"));
    }

    public T[] Array<T>(string name, in Shape shape)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        T[] elements = new T[shape.FlattenedLength];
        Find(name, shape).CopyTo<T>(elements);
        return elements;
    }

    /// <summary>What was added under a prefix.</summary>
    public StateDict Part(string prefix)
    {
        _left.RemoveWhere(name => name.StartsWith($"{prefix}.", StringComparison.Ordinal));
        return state.Part(prefix);
    }

    /// <summary>Refuses a state of which something is left over.</summary>
    public void Finish()
    {
        if (_left.Count > 0)
            throw Error($"it has no use for {string.Join(", ", _left)}");
    }

    public StateDictException Error(string what) => new($"{owner}: cannot load the state: {what}. Nothing was changed.");

    private StateArray Find(string name, in Shape shape)
    {
        if (!state.Arrays.TryGetValue(name, out StateArray? array))
            throw Error($"{name} is missing");
        if (array.Shape != shape)
            throw Error($"{name} must be of shape {shape}, it is {array.Shape}");
        _left.Remove(name);
        return array;
    }
}
