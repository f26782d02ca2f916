using System.Numerics;

namespace Autograd.Core.Data;

/// <summary>Examples in rows of variables that belong together, such as inputs and targets; PyTorch's <c>TensorDataset</c>.</summary>
/// <typeparam name="T">The element type.</typeparam>
public sealed class TensorDataset<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly Variable<T>[] _columns;

    /// <summary>A data set over variables; nothing is copied.</summary>
    /// <param name="columns">Each with the examples along its first dimension.</param>
    /// <exception cref="ArgumentException">There are none, their first lengths differ, or one requires grad.</exception>
    public TensorDataset(params ReadOnlySpan<Variable<T>> columns)
    {
        if (columns.IsEmpty)
            throw new ArgumentException("TensorDataset: got no variables, expected at least one.", nameof(columns));
        foreach (Variable<T> column in columns)
        {
            if (column.Rank == 0)
                throw new ArgumentException("TensorDataset: a scalar has no rows. Reshape it to [1].", nameof(columns));
            if (column.Shape[0] != columns[0].Shape[0])
                throw new ArgumentException($"TensorDataset: Size mismatch between tensors: {column.Shape} and {columns[0].Shape} differ in their first length.", nameof(columns));
            if (column.RequiresGrad)
                throw new ArgumentException("TensorDataset: data must not require grad, batches carry no history. Detach it.", nameof(columns));
        }

        _columns = columns.ToArray();
    }

    /// <summary>The number of examples.</summary>
    public int Count => _columns[0].Shape[0];

    /// <summary>The variables, as given.</summary>
    public IReadOnlyList<Variable<T>> Columns => _columns;

    /// <summary>One example: its row of every variable, as a view.</summary>
    /// <param name="index">From 0 to <see cref="Count"/> − 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such example.</exception>
    public Variable<T>[] this[int index] => [.. _columns.Select(column => column.Select(0, index))];

    /// <summary>The number of examples and the shapes, as in <c>TensorDataset of 100: [100, 1], [100]</c>.</summary>
    public override string ToString() => $"TensorDataset of {Count}: {string.Join(", ", _columns.Select(column => column.Shape))}";
}
