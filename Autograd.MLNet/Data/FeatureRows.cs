using Microsoft.ML.Data;

namespace Autograd.MLNet.Data;

/// <summary>A matrix of features that grows by rows, in chunks, so that growing copies nothing.</summary>
internal abstract class FeatureRows(int columnCount)
{
    /// <summary>The length of every row, at least 1.</summary>
    public int ColumnCount { get; } = columnCount;

    public int RowCount { get; protected set; }

    /// <summary>The memory the rows take.</summary>
    public abstract long Bytes { get; }

    /// <summary>A copy of a row.</summary>
    public abstract VBuffer<float> Row(int row);

    /// <summary>Appends a row, or nothing where a value is not finite.</summary>
    /// <param name="row">As long as there are columns.</param>
    public abstract bool TryAppend(in VBuffer<float> row);

    /// <summary>Forgets some rows; the others move together.</summary>
    /// <param name="kept">Whether each row stays.</param>
    public abstract void Keep(ReadOnlySpan<bool> kept);

    /// <summary>Forgets all rows and keeps the memory.</summary>
    public abstract void Clear();

    /// <summary>Forgets all rows, and gives half of the memory to another matrix.</summary>
    public abstract FeatureRows Halve();
}
