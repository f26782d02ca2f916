using System.Numerics;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>The least and the greatest value of each slot. NaN counts for neither, a slot without a value counts as zero.</summary>
internal sealed class MinMaxAggregator<T> : IColumnAggregator<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly bool _fixZero;
    private readonly T[] _min;
    private readonly T[] _max;
    private readonly long[] _explicit;
    private long _rows;

    public MinMaxAggregator(int size, bool fixZero)
    {
        _fixZero = fixZero;
        _min = new T[size];
        _max = new T[size];
        _explicit = new long[size];
        Array.Fill(_min, T.PositiveInfinity);
        Array.Fill(_max, T.NegativeInfinity);
    }

    public void ProcessValue(in VBuffer<T> value)
    {
        _rows++;
        var values = value.GetValues();
        var indices = value.GetIndices();
        for (int i = 0; i < values.Length; i++)
        {
            int slot = value.IsDense ? i : indices[i];
            _explicit[slot]++;
            Update(slot, values[i]);
        }
    }

    public IColumnFunction CreateColumnFunction(IHost host, bool isVector)
    {
        var scale = new T[_min.Length];
        var offset = new T[_min.Length];
        for (int i = 0; i < scale.Length; i++)
        {
            if (_explicit[i] < _rows)
                Update(i, T.Zero);
            (scale[i], offset[i]) = ScaleAndOffset(_min[i], _max[i]);
        }
        return AffineColumnFunction.Create(isVector, scale, offset);
    }

    /// <summary>A constant slot has scale zero.</summary>
    private (T Scale, T Offset) ScaleAndOffset(T min, T max)
    {
        if (!(max > min))
            return (T.Zero, T.Zero);
        if (_fixZero)
            return (T.One / T.Max(T.Abs(max), T.Abs(min)), T.Zero);
        var scale = T.One / (max - min);
        return (scale, scale == T.Zero ? T.Zero : min);
    }

    private void Update(int slot, T value)
    {
        if (_max[slot] < value)
            _max[slot] = value;
        if (_min[slot] > value)
            _min[slot] = value;
    }
}
