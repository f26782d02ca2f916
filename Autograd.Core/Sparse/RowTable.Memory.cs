using Autograd.Core.Kernels;
using Autograd.Core.Optimizers;

namespace Autograd.Core.Sparse;

/// <content>What the optimizer remembers of rows that are not gathered.</content>
public sealed partial class RowTable<T>
{
    // By the optimizer's names; each as large as the table.
    private Dictionary<string, T[]> _memory = [];

    // The same by the optimizer's numbers.
    private T[]?[] _tables = [];
    private Optimizer<T>? _optimizer;
    private ParameterGroup<T>? _group;
    private ParameterState<T>? _state;

    private void Bind(Optimizer<T> optimizer)
    {
        if (ReferenceEquals(optimizer, _optimizer))
            return;
        if (_optimizer is not null)
            throw new ArgumentException("RowTable: the table is trained by another optimizer already. Load its own state into it to begin anew.", nameof(optimizer));
        if (optimizer is LBFGS<T>)
            throw new ArgumentException("RowTable: LBFGS remembers past steps of all parameters together, which cannot be taken apart by rows. Use another optimizer.", nameof(optimizer));
        (ParameterGroup<T> Group, ParameterState<T> State) found = optimizer.Find(Active)
            ?? throw new ArgumentException("RowTable: the optimizer has no parameter Active. Give it to the optimizer's constructor.", nameof(optimizer));

        ReadOnlySpan<string> names = optimizer.BufferNames;
        foreach (string name in _memory.Keys)
        {
            if (!names.Contains(name))
                throw new ArgumentException($"RowTable: the loaded state has {name}, which {optimizer.GetType().Name.Split('`')[0]} does not remember. Use the optimizer it was trained with.", nameof(optimizer));
        }

        var tables = new T[]?[names.Length];
        for (int b = 0; b < tables.Length; b++)
            _memory.TryGetValue(names[b], out tables[b]);
        (_optimizer, _group, _state, _tables) = (optimizer, found.Group, found.State, tables);
    }

    private void LoadMemory(ReadOnlySpan<int> rows)
    {
        for (int b = 0; b < _tables.Length; b++)
        {
            if (_tables[b] is { } table)
                TableRows.Gather<T>(table, rows, _columns, _state!.Buffer(b));
            else if (_state!.Has(b))
                _state.Buffer(b).Fill(_state.Initial(b));
        }
    }

    private void StoreMemory(ReadOnlySpan<int> rows)
    {
        for (int b = 0; b < _tables.Length; b++)
        {
            if (_state!.Has(b))
                TableRows.Scatter(_state.Buffer(b), rows, _columns, _tables[b] ??= NewTable(b));
        }
    }

    private T[] NewTable(int buffer)
    {
        T[] table = new T[All.FlattenedLength];
        table.AsSpan().Fill(_state!.Initial(buffer));
        _memory.Add(_optimizer!.BufferNames[buffer], table);
        return table;
    }
}
