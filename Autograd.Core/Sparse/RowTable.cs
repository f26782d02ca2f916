using System.Numerics;
using Autograd.Core.Kernels;
using Autograd.Core.Optimizers;

namespace Autograd.Core.Sparse;

/// <summary>A matrix of parameters of which each step uses few rows, and costs accordingly; PyTorch's <c>nn.Embedding(.., sparse=True)</c> with its optimizer.</summary>
/// <typeparam name="T">The element type.</typeparam>
/// <remarks>
/// <para>
/// A step gathers the rows it uses into <see cref="Active"/>, a parameter like any other, trains them, and scatters them back. What the optimizer remembers of a row goes with
/// it, and rests while the row does: as in PyTorch's <c>SparseAdam</c>, moments of rows without a gradient do not decay, and steps are counted for all rows together.
/// </para>
/// <para>
/// So does the optimizer's weight decay: it reaches gathered rows only. <see cref="Shrink"/> regularises all of them. Clipping sees the gathered rows' gradient.
/// </para>
/// <para>Nothing is allocated after the first steps, and what a step costs does not depend on the number of rows.</para>
/// </remarks>
/// <example><code>
/// var table = new RowTable&lt;float&gt;(rows: 1_000_000, columns: 1, capacity: 10_000);
/// var optimizer = new Adam&lt;float&gt;([table.Active, bias]);
/// var x = new SparseRows&lt;float&gt;(columnCount: 10_000);
/// foreach (int[] rows in batches)
/// {
///     // The features of the batch, each once, in `rows`; in x, the place in `rows` for the feature.
///     table.Gather(rows, optimizer);
///     using (tape.Step())
///     {
///         optimizer.ZeroGrad();
///         (x.MatMul(table.Active) + bias).MseLoss(y).Backward();
///         optimizer.Step();
///     }
///     table.Scatter();
///     table.Shrink(optimizer.LearningRate, l1: 1e-4, l2: 0);
/// }
/// table.Flush();
/// </code></example>
public sealed partial class RowTable<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly int _rowCount;
    private readonly int _columns;
    private readonly int[] _rows;

    // A bit for each row, set while rows are looked through for repetitions.
    private readonly ulong[] _seen;

    /// <summary>A table of zeros; write initial values into <see cref="All"/>.</summary>
    /// <param name="rows">The number of rows.</param>
    /// <param name="columns">The number of columns.</param>
    /// <param name="capacity">The most rows a step uses, for which there is room in <see cref="Active"/> and its gradient.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is negative, or the capacity 0.</exception>
    public RowTable(int rows, int columns, int capacity)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(rows);
        ArgumentOutOfRangeException.ThrowIfNegative(columns);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(capacity);
        _rowCount = rows;
        _columns = columns;
        _rows = new int[capacity];
        _seen = new ulong[(rows + 63L) / 64];
        All = Variable.Zeros<T>([rows, columns]);
        Active = Variable.Zeros<T>([capacity, columns], requiresGrad: true);
        Activate(0);
    }

    /// <summary>
    /// The whole table, of shape [rows, columns]: to read after <see cref="Scatter"/> (and, where rows shrink, <see cref="Flush"/>), and to write before the first
    /// <see cref="Gather"/> or after <see cref="Flush"/>. Needs no gradient.
    /// </summary>
    public Variable<T> All { get; }

    /// <summary>The gathered rows, of shape [capacity, columns]: a leaf that requires grad, of which the first <see cref="ActiveCount"/> rows count.</summary>
    public Variable<T> Active { get; }

    /// <summary>
    /// Whether the λ₂ of <see cref="Shrink"/> acts in steps of the optimizer's size, as the penalty λ₂/2·‖w‖² does in the gradient; else it is decoupled weight decay, as in AdamW.
    /// Where step sizes are 1 that is the same.
    /// </summary>
    public bool DecaysInStepSizes { get; init; }

    /// <summary>The number of rows gathered.</summary>
    public int ActiveCount { get; private set; }

    /// <summary>
    /// Brings rows into <see cref="Active"/>, and what an optimizer remembers of them into the optimizer, whose next steps change these rows only.
    /// </summary>
    /// <param name="rows">Which, in which order; each once.</param>
    /// <param name="optimizer">An optimizer that has <see cref="Active"/> among its parameters; always the same.</param>
    /// <exception cref="InvalidOperationException">The rows gathered before are not scattered.</exception>
    /// <exception cref="ArgumentException">A row does not exist or occurs twice, there are more than fit, or the optimizer is another or has not the parameter.</exception>
    public void Gather(ReadOnlySpan<int> rows, Optimizer<T> optimizer)
    {
        ArgumentNullException.ThrowIfNull(optimizer);
        RequireScattered(nameof(Gather));
        if (rows.Length > _rows.Length)
            throw new ArgumentException($"RowTable: {rows.Length} rows are more than the capacity, {_rows.Length}. Use smaller batches or a larger capacity.", nameof(rows));
        Bind(optimizer);
        CheckRows(rows);
        rows.CopyTo(_rows);
        Load(rows.Length);
    }

    /// <summary>Writes the gathered rows back, and what the optimizer remembers of them. Without gathered rows, nothing happens.</summary>
    public void Scatter()
    {
        if (ActiveCount == 0)
            return;
        ReadOnlySpan<int> rows = _rows.AsSpan(0, ActiveCount);
        TableRows.Scatter(ActiveData, rows, _columns, All.Node.Data);
        StoreMemory(rows);
        _owed?.MarkPaid(rows);
        All.Node.Storage.Version++;
        ActiveCount = 0;
        Activate(0);
    }

    private void RequireScattered(string what)
    {
        if (ActiveCount > 0)
            throw new InvalidOperationException($"RowTable: {what} needs the whole table, but {ActiveCount} rows are gathered. Call Scatter first.");
    }

    private void CheckRows(ReadOnlySpan<int> rows)
    {
        int checkedRows = 0;
        bool exists = true, isNew = true;
        for (; checkedRows < rows.Length; checkedRows++)
        {
            int row = rows[checkedRows];
            exists = (uint)row < (uint)_rowCount;
            isNew = exists && (_seen[row >> 6] & (1UL << row)) == 0;
            if (!isNew)
                break;
            _seen[row >> 6] |= 1UL << row;
        }

        foreach (int row in rows[..checkedRows])
            _seen[row >> 6] = 0;
        if (!exists)
            throw new ArgumentOutOfRangeException(nameof(rows), rows[checkedRows], $"RowTable: row {rows[checkedRows]} does not exist, there are {_rowCount}.");
        if (!isNew)
            throw new ArgumentException($"RowTable: row {rows[checkedRows]} is to be gathered twice. Give each row once.", nameof(rows));
    }

    /// <summary>Fills the window with the first rows that <see cref="_rows"/> names.</summary>
    private void Load(int count)
    {
        ReadOnlySpan<int> rows = _rows.AsSpan(0, count);
        Activate(count);
        Active.Node.Storage.Version++;
        TableRows.Gather<T>(All.Node.Data, rows, _columns, ActiveData);
        LoadMemory(rows);
        PayOwed(rows);
        ActiveCount = count;
    }

    private Span<T> ActiveData => Active.Node.Data[..Active.Node.ActiveLength];

    private void Activate(int count)
    {
        Active.Node.ActiveLength = count * _columns;
        if (_state is not null)
            _state.ActiveLength = count * _columns;
    }
}
