using System.Numerics;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>Mean and variance of each slot, by Welford's method over the values that are neither zero nor missing; the zeros are added in one go.</summary>
internal sealed class MeanVarianceAggregator<T>(int size, bool fixZero, bool useCdf) : IColumnAggregator<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly double[] _mean = new double[size];
    private readonly double[] _m2 = new double[size];
    private readonly long[] _count = new long[size];
    private readonly long[] _missing = new long[size];
    private long _rows;

    public void ProcessValue(in VBuffer<T> value)
    {
        _rows++;
        var values = value.GetValues();
        var indices = value.GetIndices();
        for (int i = 0; i < values.Length; i++)
            Update(value.IsDense ? i : indices[i], values[i]);
    }

    private void Update(int slot, T value)
    {
        if (value == T.Zero)
            return;
        if (!T.IsFinite(value))
        {
            _missing[slot]++;
            return;
        }

        double x = double.CreateChecked(value);
        _count[slot]++;
        double delta = x - _mean[slot];
        _mean[slot] += delta / _count[slot];
        _m2[slot] += delta * (x - _mean[slot]);
    }

    private void AddZeros(int slot)
    {
        long zeros = _rows - _missing[slot] - _count[slot];
        if (zeros == 0)
            return;
        _count[slot] += zeros;
        double delta = 0 - _mean[slot];
        _mean[slot] += delta * zeros / _count[slot];
        _m2[slot] += delta * (0 - _mean[slot]) * zeros;
    }

    public IColumnFunction CreateColumnFunction(IHost host, bool isVector)
    {
        var first = new T[size];
        var second = new T[size];
        for (int i = 0; i < size; i++)
        {
            AddZeros(i);
            // A constant slot keeps zeros: it is mapped to zero.
            if (_m2[i] != 0)
                (first[i], second[i]) = useCdf ? MeanAndStdDev(i) : ScaleAndOffset(i);
        }
        return useCdf ? CdfColumnFunction.Create(host, isVector, first, second) : AffineColumnFunction.Create(isVector, first, second);
    }

    private (T Mean, T StdDev) MeanAndStdDev(int slot)
        => (T.CreateChecked(_mean[slot]), T.CreateChecked(Math.Sqrt(_m2[slot] / _count[slot])));

    private (T Scale, T Offset) ScaleAndOffset(int slot)
    {
        double variance = _m2[slot] / _count[slot];
        if (fixZero)
            return (T.One / T.CreateChecked(Math.Sqrt(variance + _mean[slot] * _mean[slot])), T.Zero);
        var scale = T.One / T.CreateChecked(Math.Sqrt(variance));
        return (scale, scale == T.Zero ? T.Zero : T.CreateChecked(_mean[slot]));
    }
}
