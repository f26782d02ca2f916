using System.Runtime.CompilerServices;

namespace Autograd.MLNet.Data;

/// <summary>Weighted means and variances of columns, gathered block by block of rows.</summary>
/// <remarks>
/// Within a block variances are taken around the block's own mean, and blocks are merged by the formula of Chan, Golub and LeVeque ("Updating formulae and a pairwise algorithm for
/// computing sample variances", 1979): sums of squares around zero would lose everything where a mean is large. Columns of sparse rows gather the values that are there, and
/// <see cref="WithZeros"/> adds the zeros that are not.
/// </remarks>
internal sealed class Moments(int columnCount)
{
    private readonly double[] _weights = new double[columnCount];
    private readonly double[] _means = new double[columnCount];
    private readonly double[] _squares = new double[columnCount];

    // Of a block; columns of sparse rows need none.
    private double[]? _blockMeans;
    private double[]? _blockSquares;

    /// <summary>The weight of the values of each column.</summary>
    public ReadOnlySpan<double> Weights => _weights;

    /// <summary>Their mean.</summary>
    public ReadOnlySpan<double> Means => _means;

    /// <summary>The sum of weighted squares around the mean.</summary>
    public ReadOnlySpan<double> Squares => _squares;

    /// <summary>Adds a block of rows with all their values.</summary>
    /// <param name="rows">Row after row.</param>
    /// <param name="weights">Their weights; empty where all are 1.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void AddBlock(ReadOnlySpan<float> rows, ReadOnlySpan<float> weights)
    {
        double[] means = _blockMeans ??= new double[columnCount], squares = _blockSquares ??= new double[columnCount];
        Array.Clear(means);
        Array.Clear(squares);
        double total = weights.IsEmpty ? rows.Length / columnCount : 0;
        foreach (float weight in weights)
            total += weight;

        ColumnLoops.AddSums(rows, weights, means);
        for (int c = 0; c < means.Length; c++)
            means[c] /= total;
        ColumnLoops.AddSquares(rows, weights, means, squares);
        for (int c = 0; c < means.Length; c++)
            Merge(c, total, means[c], squares[c]);
    }

    /// <summary>Adds the values of a sparse row.</summary>
    /// <param name="columns">Their columns.</param>
    /// <param name="values">The values.</param>
    /// <param name="weight">The weight of the row.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Add(ReadOnlySpan<int> columns, ReadOnlySpan<float> values, double weight)
    {
        for (int i = 0; i < columns.Length; i++)
            Merge(columns[i], weight, values[i], 0);
    }

    /// <summary>Mean and variance of a column where all rows beyond those gathered are zero.</summary>
    /// <param name="column">The column.</param>
    /// <param name="total">The weight of all rows.</param>
    public (double Mean, double Variance) WithZeros(int column, double total)
    {
        double share = _weights[column] / total, mean = _means[column];
        return (share * mean, (_squares[column] / total) + (share * (1 - share) * mean * mean));
    }

    /// <summary>How many numbers <see cref="Save"/> writes.</summary>
    public int StateLength => 3 * columnCount;

    /// <summary>Writes all that was gathered.</summary>
    public void Save(Span<double> state)
    {
        _weights.CopyTo(state);
        _means.CopyTo(state[columnCount..]);
        _squares.CopyTo(state[(2 * columnCount)..]);
    }

    /// <summary>Adds what others have gathered.</summary>
    public void Add(ReadOnlySpan<double> state)
    {
        for (int c = 0; c < columnCount; c++)
        {
            if (state[c] > 0)
                Merge(c, state[c], state[columnCount + c], state[(2 * columnCount) + c]);
        }
    }

    private void Merge(int column, double weight, double mean, double squares)
    {
        double before = _weights[column], sum = before + weight, share = weight / sum, distance = mean - _means[column];
        _weights[column] = sum;
        _means[column] += distance * share;
        _squares[column] += squares + (distance * distance * before * share);
    }
}
