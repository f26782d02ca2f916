namespace Autograd.Core.Kernels;

/// <summary>Goes through an array of indices, along its innermost dimension at once, and tells where the elements lie that belong to them.</summary>
internal ref struct GatherPlan
{
    private readonly ReadOnlySpan<int> _lengths;
    private readonly PerDimension _xStrides;
    private readonly PerDimension _yStrides;
    private readonly int _dim;
    private PerDimension _position;
    private int _x;
    private bool _started;

    /// <summary>A plan for arrays of the same rank, at least 1.</summary>
    /// <param name="index">The lengths of the array of indices.</param>
    /// <param name="x">The lengths of the array they point into.</param>
    /// <param name="y">The lengths of the array whose elements they belong to.</param>
    /// <param name="dim">The dimension they point along.</param>
    public GatherPlan(ReadOnlySpan<int> index, ReadOnlySpan<int> x, ReadOnlySpan<int> y, int dim)
    {
        _lengths = index;
        _xStrides = PerDimension.RowMajorStrides(x);
        _yStrides = PerDimension.RowMajorStrides(y);
        _dim = dim;
        RunLength = index[^1];
    }

    /// <summary>The number of indices in a run.</summary>
    public int RunLength { get; }

    /// <summary>Where the run begins in the array of indices.</summary>
    public int Index { get; private set; }

    /// <summary>Where the run begins in y.</summary>
    public int Y { get; private set; }

    /// <summary>Where the element is in x.</summary>
    /// <param name="i">The position in the run.</param>
    /// <param name="index">The index there.</param>
    public readonly int X(int i, int index) => _x + (_dim == _lengths.Length - 1 ? index : i + (index * _xStrides[_dim]));

    /// <summary>Moves to the next run; false after the last.</summary>
    public bool MoveNext()
    {
        if (!_started)
        {
            _started = true;
            return !_lengths.Contains(0);
        }

        Index += RunLength;
        for (int d = _lengths.Length - 2; d >= 0; d--)
        {
            int xStride = d == _dim ? 0 : _xStrides[d];
            _x += xStride;
            Y += _yStrides[d];
            if (++_position[d] < _lengths[d])
                return true;
            _x -= xStride * _lengths[d];
            Y -= _yStrides[d] * _lengths[d];
            _position[d] = 0;
        }

        return false;
    }
}
