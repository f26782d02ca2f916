using System.Runtime.CompilerServices;
using Autograd.Core;
using Autograd.Core.Sparse;
using Autograd.MLNet.Data;

namespace Autograd.MLNet.Models;

/// <summary>A block of sparse rows.</summary>
internal sealed class SparseInput : BlockInput
{
    private readonly SparseRows<float> _x;
    private readonly ActivePlace[]? _places;
    private readonly int[] _filled;
    private readonly float[] _zeros;
    private readonly int[] _filledAt;

    /// <summary>Room for a block.</summary>
    /// <param name="columns">The number of columns of the weights.</param>
    /// <param name="standardization">Says which columns are centred.</param>
    /// <param name="places">The place of each column among the weights; null where they are all there.</param>
    public SparseInput(int columns, Standardization standardization, ActivePlace[]? places)
    {
        _x = new SparseRows<float>(columns);
        _places = places;
        _filled = standardization.FilledColumns;
        _zeros = [.. _filled.Select(standardization.Zero)];
        _filledAt = new int[_filled.Length];
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Fill(FeatureRows features, in RowList rows, int upcoming)
    {
        var sparse = (CsrRows)features;
        for (int i = 0; i < _filled.Length; i++)
            _filledAt[i] = _places is null ? _filled[i] : _places[_filled[i]].Index;

        _x.Clear();
        foreach (int row in rows.Indices.Span[..^upcoming])
        {
            ReadOnlySpan<int> columns = sparse.Columns(row);
            ReadOnlySpan<float> values = sparse.Values(row);
            int missing = CountMissing(columns);
            (Span<int> toColumns, Span<float> toValues) = _x.Append(columns.Length + missing);
            values.CopyTo(toValues);
            if (_places is null)
            {
                columns.CopyTo(toColumns);
            }
            else
            {
                for (int i = 0; i < columns.Length; i++)
                    toColumns[i] = _places[columns[i]].Index;
            }

            if (missing > 0)
                FillMissing(columns, toColumns[columns.Length..], toValues[columns.Length..]);
        }
    }

    public override Variable<float> Scores(Variable<float> weights, Variable<float> biases) => _x.MatMul(weights) + biases;

    // Both lists of columns increase.
    private int CountMissing(ReadOnlySpan<int> columns)
    {
        int missing = 0, at = 0;
        foreach (int column in _filled)
        {
            while (at < columns.Length && columns[at] < column)
                at++;
            if (at == columns.Length || columns[at] != column)
                missing++;
        }

        return missing;
    }

    private void FillMissing(ReadOnlySpan<int> columns, Span<int> toColumns, Span<float> toValues)
    {
        int count = 0, at = 0;
        for (int i = 0; i < _filled.Length; i++)
        {
            while (at < columns.Length && columns[at] < _filled[i])
                at++;
            if (at < columns.Length && columns[at] == _filled[i])
                continue;
            toColumns[count] = _filledAt[i];
            toValues[count++] = _zeros[i];
        }
    }
}
