namespace Autograd.MLNet.Communication;

/// <summary>Which rows of a view the usable ones are.</summary>
internal sealed class RowPlaces
{
    // Where rows were left out: the next usable row, and its place.
    private readonly List<(int Row, long Place)> _runs = [];
    private int _rows;

    /// <summary>The next usable row is at a place, beyond that of the one before.</summary>
    public void Add(long place)
    {
        if (_runs.Count == 0 || place - _rows != _runs[^1].Place - _runs[^1].Row)
            _runs.Add((_rows, place));
        _rows++;
    }

    /// <summary>How many usable rows lie before a place.</summary>
    public int RowsBefore(long place)
    {
        int after = _runs.FindIndex(run => run.Place >= place);
        int runs = after < 0 ? _runs.Count : after;
        if (runs == 0)
            return 0;
        (int row, long start) = _runs[runs - 1];
        int end = runs < _runs.Count ? _runs[runs].Row : _rows;
        return (int)Math.Min(end, row + (place - start));
    }
}
