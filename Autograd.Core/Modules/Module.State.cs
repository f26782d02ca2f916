using Autograd.Core.Serialization;

namespace Autograd.Core.Modules;

/// <content>Saving and loading.</content>
public abstract partial class Module<T>
{
    /// <summary>A copy of all parameters by name; PyTorch's <c>state_dict</c>.</summary>
    /// <exception cref="NotSupportedException">The elements are neither <see cref="float"/> nor <see cref="double"/>.</exception>
    public StateDict StateDict()
    {
        var state = new StateDict();
        foreach ((string name, Variable<T> parameter) in AllNames(""))
            state.Add(name, parameter);
        return state;
    }

    /// <summary>Copies saved parameters into those of this module.</summary>
    /// <param name="state">What <see cref="StateDict"/> of a module with parameters of the same names and shapes gave; rounded where the elements are narrower here.</param>
    /// <param name="strict">Refuse names that only one of both has. Otherwise those are left alone; shapes must be the same all the same.</param>
    /// <exception cref="StateDictException">The state does not fit. Nothing has been changed.</exception>
    public void LoadStateDict(StateDict state, bool strict = true)
    {
        ArgumentNullException.ThrowIfNull(state);
        Dictionary<string, Variable<T>> parameters = AllNames("").ToDictionary();
        string[] missing = [.. parameters.Keys.Where(name => !state.Arrays.ContainsKey(name))];
        string[] unexpected = [.. state.Names.Where(name => !parameters.ContainsKey(name))];
        var problems = new List<string>();
        if (strict && missing.Length > 0)
            problems.Add($"missing are {string.Join(", ", missing)}");
        if (strict && unexpected.Length > 0)
            problems.Add($"unexpected are {string.Join(", ", unexpected)}");
        foreach ((string name, Variable<T> parameter) in parameters)
        {
            if (state.Arrays.TryGetValue(name, out StateArray? array) && array.Shape != parameter.Shape)
                problems.Add($"size mismatch for {name}, the state has shape {array.Shape} and the module {parameter.Shape}");
        }

        if (problems.Count > 0)
            throw new StateDictException($"{TypeName}: cannot load the state: {string.Join("; ", problems)}. Nothing was changed.");

        foreach ((string name, Variable<T> parameter) in parameters)
        {
            if (!state.Arrays.TryGetValue(name, out StateArray? array))
                continue;
            Node<T> node = parameter.Node;
            array.CopyTo(node.Data);
            node.Storage.Version++;
        }
    }
}
