using Autograd.Core.Kernels;
using Autograd.Core.Serialization;

namespace Autograd.Core.Sparse;

/// <content>Saving and loading.</content>
public sealed partial class RowTable<T>
{
    private const string Kind = "RowTable";
    private const string Values = "values";
    private const string Owed = "owed";
    private const string Memory = "state.";

    /// <summary>A snapshot of the values, of what the optimizer remembers of each row, and of what the rows owe.</summary>
    /// <remarks>The optimizer's own state belongs to it: save and load both, and training goes on with the same bits.</remarks>
    /// <exception cref="InvalidOperationException">Rows are gathered.</exception>
    public StateDict StateDict()
    {
        RequireScattered(nameof(StateDict));
        var state = new StateDict();
        state.Add("kind", Kind);
        state.Add(Values, All);
        foreach ((string name, T[] table) in _memory)
            state.Add(Memory + name, All.Shape, (ReadOnlySpan<T>)table);
        if (_owed is { IsAnythingOwed: true })
            state.Add(Owed, [_rowCount + 1, 2], (ReadOnlySpan<double>)_owed.Save());
        return state;
    }

    /// <summary>Takes over a snapshot. Rows that are gathered are forgotten; the next optimizer to gather rows is the table's.</summary>
    /// <param name="state">What <see cref="StateDict"/> of a table of the same shape gave.</param>
    /// <exception cref="StateDictException">The state does not fit. Nothing has been changed.</exception>
    public void LoadStateDict(StateDict state)
    {
        ArgumentNullException.ThrowIfNull(state);
        var reader = new StateReader(state, Kind);
        reader.RequireKind(Kind);
        T[] values = reader.Array<T>(Values, All.Shape);
        Dictionary<string, T[]> memory = state.Names
            .Where(name => name.StartsWith(Memory, StringComparison.Ordinal))
            .ToDictionary(name => name[Memory.Length..], name => reader.Array<T>(name, All.Shape));
        double[]? owed = reader.Has(Owed) ? reader.Array<double>(Owed, [_rowCount + 1, 2]) : null;
        reader.Finish();

        ActiveCount = 0;
        Activate(0);
        (_optimizer, _group, _state, _tables) = (null, null, null, []);
        _memory = memory;
        _owed = owed is null ? null : DeferredShrinkage.Load(owed, DecaysInStepSizes);
        values.CopyTo(All.Node.Data);
        All.Node.Storage.Version++;
    }
}
