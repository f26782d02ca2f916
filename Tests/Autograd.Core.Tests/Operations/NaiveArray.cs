namespace Autograd.Core.Tests.Operations;

/// <summary>An array with the plainest loops there are: what the engine's operations are compared with.</summary>
public sealed class NaiveArray
{
    private readonly int[] _lengths;
    private readonly double[] _data;

    public NaiveArray(int[] lengths, double[] data)
    {
        Assert.HasCount(Product(lengths), data);
        _lengths = lengths;
        _data = data;
    }

    public int[] Lengths => _lengths;

    public double[] Data => _data;

    /// <summary>The element at an index, which is aligned at the last dimension; a dimension of length 1 repeats.</summary>
    public double this[params int[] index]
    {
        get
        {
            int at = 0;
            for (int i = 0; i < _lengths.Length; i++)
                at = (at * _lengths[i]) + (_lengths[i] == 1 ? 0 : index[index.Length - _lengths.Length + i]);
            return _data[at];
        }
    }

    /// <summary>An array whose elements are a function of their index.</summary>
    public static NaiveArray Of(int[] lengths, Func<int[], double> element)
    {
        double[] data = new double[Product(lengths)];
        int[] index = new int[lengths.Length];
        for (int i = 0; i < data.Length; i++)
        {
            data[i] = element(index);
            for (int d = lengths.Length - 1; d >= 0 && ++index[d] == lengths[d]; d--)
                index[d] = 0;
        }

        return new NaiveArray(lengths, data);
    }

    public static NaiveArray Zip(NaiveArray a, NaiveArray b, Func<double, double, double> function)
        => Of(Broadcast(a._lengths, b._lengths), i => function(a[i], b[i]));

    public NaiveArray Map(Func<double, double> function) => new(_lengths, [.. _data.Select(function)]);

    public NaiveArray Reshape(params int[] lengths) => new(lengths, _data);

    /// <summary>The sum over some dimensions, which keep length 1 or disappear.</summary>
    public NaiveArray Sum(int[] dims, bool keepDim = false)
    {
        int[] kept = [.. _lengths.Select((length, d) => dims.Contains(d) ? 1 : length)];
        double[] sums = new double[Product(kept)];
        Of(_lengths, index =>
        {
            int at = 0;
            for (int d = 0; d < kept.Length; d++)
                at = (at * kept[d]) + (kept[d] == 1 ? 0 : index[d]);
            return sums[at] += this[index];
        });
        return new NaiveArray(keepDim ? kept : [.. _lengths.Where((_, d) => !dims.Contains(d))], sums);
    }

    public NaiveArray Sum() => Sum([.. Enumerable.Range(0, _lengths.Length)]);

    public NaiveArray Mean(int[] dims, bool keepDim = false)
    {
        double count = dims.Aggregate(1, (product, d) => product * _lengths[d]);
        return Sum(dims, keepDim).Map(sum => sum / count);
    }

    public NaiveArray Mean() => Mean([.. Enumerable.Range(0, _lengths.Length)]);

    /// <summary>A range of indices of one dimension.</summary>
    public NaiveArray Narrow(int dim, int start, int length)
        => Of([.. _lengths.Select((n, d) => d == dim ? length : n)], i => this[[.. i.Select((at, d) => d == dim ? at + start : at)]]);

    /// <summary>One index of one dimension, which disappears.</summary>
    public NaiveArray Select(int dim, int index)
        => Narrow(dim, index, 1).Reshape([.. _lengths.Where((_, d) => d != dim)]);

    /// <summary>The product of matrices; a vector is a row on the left and a column on the right.</summary>
    public NaiveArray MatMul(NaiveArray right)
    {
        int inner = _lengths[^1];
        int[] rows = _lengths[..^1], columns = right._lengths[1..];
        return Of([.. rows, .. columns], i => Enumerable.Range(0, inner).Sum(k => this[[.. i[..rows.Length], k]] * right[[k, .. i[rows.Length..]]]));
    }

    /// <summary>The matrix with rows and columns exchanged.</summary>
    public NaiveArray Transpose() => Of([_lengths[1], _lengths[0]], i => this[i[1], i[0]]);

    private static int[] Broadcast(int[] a, int[] b)
    {
        int[] lengths = new int[Math.Max(a.Length, b.Length)];
        for (int i = 1; i <= lengths.Length; i++)
        {
            int aLength = i <= a.Length ? a[^i] : 1;
            lengths[^i] = aLength != 1 ? aLength : i <= b.Length ? b[^i] : 1;
        }

        return lengths;
    }

    private static int Product(int[] lengths) => lengths.Aggregate(1, (product, length) => product * length);
}
