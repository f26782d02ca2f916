using System.Numerics;

namespace Autograd.Core.Data;

/// <summary>Some examples of a data set, by their row numbers; elements are copied only where somebody asks for them.</summary>
/// <typeparam name="T">The element type.</typeparam>
/// <remarks>
/// A consumer that computes on rows where they are reads <see cref="Indices"/> or <see cref="Range"/>. Others deconstruct the batch, <c>var (x, y) = batch;</c>: rows that follow
/// one another are a view that shares its elements with the data set, others are gathered into a copy. Inside a tape step that copy reuses the memory of the step before.
/// </remarks>
public readonly struct Batch<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly TensorDataset<T> _dataset;
    private readonly ReadOnlyMemory<int> _indices;
    private readonly bool _isExample;

    internal Batch(TensorDataset<T> dataset, ReadOnlyMemory<int> indices, bool isExample = false)
    {
        foreach (int index in indices.Span)
        {
            if ((uint)index >= (uint)dataset.Count)
                throw new InvalidOperationException($"DataLoader: the sampler gave row {index}, the data set has {dataset.Count} rows.");
        }

        _dataset = dataset;
        _indices = indices;
        _isExample = isExample;
    }

    /// <summary>The number of examples.</summary>
    public int Count => _indices.Length;

    /// <summary>The examples' row numbers.</summary>
    public ReadOnlySpan<int> Indices => _indices.Span;

    /// <summary>The rows as a range; null where they do not follow one another.</summary>
    public Range? Range
    {
        get
        {
            ReadOnlySpan<int> indices = Indices;
            for (int i = 1; i < indices.Length; i++)
            {
                if (indices[i] != indices[i - 1] + 1)
                    return null;
            }

            return indices.IsEmpty ? default(Range) : indices[0]..(indices[^1] + 1);
        }
    }

    /// <summary>The examples' rows of one variable of the data set: [count, ..], or one row without that dimension where batching is off.</summary>
    /// <param name="column">The variable's index in <see cref="TensorDataset{T}.Columns"/>.</param>
    public Variable<T> this[int column]
    {
        get
        {
            Variable<T> source = _dataset.Columns[column];
            if (_isExample)
                return source.Select(0, Indices[0]);
            return Range is { } range ? source.Narrow(0, range.Start.Value, Count) : Gather(source);
        }
    }

    /// <summary>The rows of the first two variables, usually inputs and targets.</summary>
    /// <param name="first">The examples' rows of the first variable.</param>
    /// <param name="second">The examples' rows of the second variable.</param>
    public void Deconstruct(out Variable<T> first, out Variable<T> second)
    {
        first = this[0];
        second = this[1];
    }

    /// <summary>The rows of the first three variables, such as inputs, targets and example weights.</summary>
    /// <param name="first">The examples' rows of the first variable.</param>
    /// <param name="second">The examples' rows of the second variable.</param>
    /// <param name="third">The examples' rows of the third variable.</param>
    public void Deconstruct(out Variable<T> first, out Variable<T> second, out Variable<T> third)
    {
        (first, second) = this;
        third = this[2];
    }

    private Variable<T> Gather(Variable<T> source)
    {
        Leaf<T> rows = Recorder.Next<T, Leaf<T>>();
        rows.Allocate(source.Shape.With(0, Count));
        ReadOnlySpan<T> from = source.Node.Data;
        Span<T> to = rows.Data;
        ReadOnlySpan<int> indices = Indices;
        int length = indices.IsEmpty ? 0 : to.Length / indices.Length;
        for (int i = 0; i < indices.Length; i++)
            from.Slice(indices[i] * length, length).CopyTo(to[(i * length)..]);
        return new Variable<T>(rows);
    }
}
