using System.Numerics;

namespace Autograd.Core.Serialization;

/// <summary>
/// A snapshot of what a module, an optimizer or a schedule has learned, as named arrays and texts; PyTorch's <c>state_dict</c>.
/// It is saved to a file all or nothing, and loaded only if it is whole.
/// </summary>
/// <remarks>
/// Names are PyTorch's: <c>0.weight</c>, <c>state.0.exp_avg</c>, <c>param_groups.0.lr</c>. Several states go into one file as parts. The file is laid out like
/// a safetensors file, with a SHA-256 of all of it in the header.
/// </remarks>
/// <example><code>
/// var checkpoint = new StateDict();
/// checkpoint.Add("model", model.StateDict());
/// checkpoint.Add("optimizer", optimizer.StateDict());
/// checkpoint.Save("checkpoint.safetensors");
///
/// checkpoint = StateDict.Load("checkpoint.safetensors");
/// model.LoadStateDict(checkpoint.Part("model"));
/// optimizer.LoadStateDict(checkpoint.Part("optimizer"));
/// </code></example>
public sealed class StateDict
{
    private readonly OrderedDictionary<string, StateArray> _arrays = [];
    private readonly OrderedDictionary<string, string> _texts = [];

    /// <summary>The names of arrays and numbers, in the order they were added.</summary>
    public IReadOnlyList<string> Names => _arrays.Keys;

    /// <summary>The names of texts, in the order they were added.</summary>
    public IReadOnlyList<string> TextNames => _texts.Keys;

    internal IReadOnlyDictionary<string, StateArray> Arrays => _arrays;

    internal IReadOnlyDictionary<string, string> Texts => _texts;

    /// <summary>Reads a state from a file.</summary>
    /// <param name="path">A file that <see cref="Save(string)"/> wrote.</param>
    /// <exception cref="StateDictException">The file is no state file, is of a newer version, or is damaged.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static StateDict Load(string path)
    {
        using FileStream stream = File.OpenRead(path);
        StateDict state = Load(stream);
        return stream.ReadByte() < 0 ? state : throw new StateDictException($"StateDict: the file {path} goes on after its end. It is damaged; use another copy.");
    }

    /// <summary>Reads a state from a stream, which is left behind its end.</summary>
    /// <param name="stream">What <see cref="Save(Stream)"/> wrote.</param>
    /// <exception cref="StateDictException">It is no state, is of a newer version, or is damaged.</exception>
    public static StateDict Load(Stream stream) => StateFile.Read(stream);

    /// <summary>Writes this state to a file: whatever happens, the path holds either what it held before or the whole state.</summary>
    /// <param name="path">Where to write; replaced where it exists.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The directory or the file may not be written.</exception>
    public void Save(string path) => AtomicFile.Write(path, Save);

    /// <summary>Writes this state to a stream.</summary>
    /// <param name="stream">Where to write.</param>
    public void Save(Stream stream) => StateFile.Write(this, stream);

    /// <summary>Whether there is an array, number or text of this name.</summary>
    /// <param name="name">The name.</param>
    public bool Contains(string name) => _arrays.ContainsKey(name) || _texts.ContainsKey(name);

    /// <summary>Adds a copy of the elements of a variable.</summary>
    /// <param name="name">A name that is not taken.</param>
    /// <param name="variable">The variable, of <see cref="float"/> or <see cref="double"/>.</param>
    /// <exception cref="ArgumentException">The name is empty or taken.</exception>
    /// <exception cref="NotSupportedException">Elements of this type cannot be saved.</exception>
    public void Add<T>(string name, Variable<T> variable)
        where T : unmanaged, IFloatingPointIeee754<T> => Add(name, variable.Shape, (ReadOnlySpan<T>)variable.Node.Data);

    /// <summary>Adds a number.</summary>
    /// <inheritdoc cref="Add{T}(string, Variable{T})"/>
    /// <param name="name">A name that is not taken.</param>
    /// <param name="number">The number.</param>
    public void Add(string name, double number) => Add(name, Shape.Scalar, [number]);

    /// <summary>Adds numbers, as an array of shape [n].</summary>
    /// <inheritdoc cref="Add{T}(string, Variable{T})"/>
    /// <param name="name">A name that is not taken.</param>
    /// <param name="numbers">The numbers.</param>
    public void Add(string name, ReadOnlySpan<double> numbers) => Add(name, [numbers.Length], numbers);

    /// <summary>Adds a text.</summary>
    /// <param name="name">A name that is not taken.</param>
    /// <param name="text">The text.</param>
    /// <exception cref="ArgumentException">The name is empty or taken, or the text has half of a surrogate pair.</exception>
    public void Add(string name, string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        CheckFree(name);
        CheckWhole(text, nameof(text));
        _texts.Add(name, text);
    }

    /// <summary>Adds all of another state, its names behind <c>prefix.</c></summary>
    /// <param name="prefix">What the part is called.</param>
    /// <param name="part">The other state.</param>
    /// <exception cref="ArgumentException">The prefix is empty, or a name is taken.</exception>
    public void Add(string prefix, StateDict part)
    {
        ArgumentException.ThrowIfNullOrEmpty(prefix);
        ArgumentNullException.ThrowIfNull(part);
        foreach ((string name, StateArray array) in part._arrays)
            Add($"{prefix}.{name}", array);
        foreach ((string name, string text) in part._texts)
            Add($"{prefix}.{name}", text);
    }

    /// <summary>The state that was added under a prefix.</summary>
    /// <param name="prefix">What the part is called.</param>
    /// <exception cref="StateDictException">No name begins with it.</exception>
    public StateDict Part(string prefix)
    {
        ArgumentException.ThrowIfNullOrEmpty(prefix);
        string start = prefix + ".";
        var part = new StateDict();
        foreach ((string name, StateArray array) in _arrays)
        {
            if (name.StartsWith(start, StringComparison.Ordinal))
                part._arrays.Add(name[start.Length..], array);
        }

        foreach ((string name, string text) in _texts)
        {
            if (name.StartsWith(start, StringComparison.Ordinal))
                part._texts.Add(name[start.Length..], text);
        }

        return part._arrays.Count + part._texts.Count > 0
            ? part
            : throw new StateDictException($"StateDict: there is no part {prefix}.");
    }

    /// <summary>A new variable with the elements of an array, rounded where <typeparamref name="T"/> is the narrower type.</summary>
    /// <param name="name">Its name.</param>
    /// <exception cref="StateDictException">There is no such array.</exception>
    public Variable<T> Get<T>(string name)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        StateArray array = Find(name);
        T[] elements = new T[array.Shape.FlattenedLength];
        array.CopyTo<T>(elements);
        return Variable.Create(elements, array.Shape);
    }

    /// <summary>A number.</summary>
    /// <param name="name">Its name.</param>
    /// <exception cref="StateDictException">There is no such number.</exception>
    public double GetNumber(string name)
    {
        StateArray array = Find(name);
        double number = 0;
        if (array.Shape != Shape.Scalar)
            throw new StateDictException($"StateDict: {name} is an array of shape {array.Shape}, not a number.");
        array.CopyTo(new Span<double>(ref number));
        return number;
    }

    /// <summary>A text.</summary>
    /// <param name="name">Its name.</param>
    /// <exception cref="StateDictException">There is no such text.</exception>
    public string GetText(string name)
        => _texts.TryGetValue(name, out string? text) ? text : throw new StateDictException($"StateDict: there is no text {name}.");

    internal void Add<T>(string name, in Shape shape, ReadOnlySpan<T> elements)
        where T : unmanaged, IFloatingPointIeee754<T> => Add(name, StateArray.Of(shape, elements));

    internal void Add(string name, StateArray array)
    {
        CheckFree(name);
        _arrays.Add(name, array);
    }

    private StateArray Find(string name)
        => _arrays.TryGetValue(name, out StateArray? array) ? array : throw new StateDictException($"StateDict: there is no array {name}.");

    private void CheckFree(string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        if (Contains(name) || name == StateFile.Metadata)
            throw new ArgumentException($"StateDict: the name {name} is taken.", nameof(name));
        CheckWhole(name, nameof(name));
    }

    // JSON would hold another character in its place, and two names might become one.
    private static void CheckWhole(string text, string parameter)
    {
        for (int i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i]))
                continue;
            if (i + 1 == text.Length || !char.IsSurrogatePair(text[i], text[i + 1]))
                throw new ArgumentException("StateDict: a name or text has half of a surrogate pair, which a file cannot hold. Remove it.", parameter);
            i++;
        }
    }
}
