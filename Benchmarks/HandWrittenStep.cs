using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Benchmarks;

/// <summary>A step of a linear model under squared error, written by hand for nothing else: products and gradients of four rows at once, so that weights are loaded and stored a quarter as often.</summary>
/// <param name="x">Row after row.</param>
/// <param name="y">A label a row.</param>
internal sealed class HandWrittenStep(float[] x, float[] y)
{
    private const int RowsAtOnce = 4;
    private const float LearningRate = 1e-3f;

    private readonly float[] _w = new float[x.Length / y.Length];
    private readonly float[] _gradient = new float[x.Length / y.Length];
    private float _b;

    /// <summary>Forward, backward and update; returns the loss.</summary>
    public float Run()
    {
        int columns = _w.Length, row = 0;
        float loss = 0, biasGradient = 0;
        Array.Clear(_gradient);
        for (; row <= y.Length - RowsAtOnce; row += RowsAtOnce)
        {
            ReadOnlySpan<float> rows = x.AsSpan(row * columns, RowsAtOnce * columns);
            Vector4 errors = Dot(rows) + new Vector4(_b) - new Vector4(y.AsSpan(row, RowsAtOnce));
            Vector4 slopes = errors * (2f / y.Length);
            AddScaled(rows, slopes);
            loss += Vector4.Dot(errors, errors);
            biasGradient += Vector4.Dot(slopes, Vector4.One);
        }

        for (; row < y.Length; row++)
        {
            float error = _b - y[row];
            for (int j = 0; j < columns; j++)
                error += x[(row * columns) + j] * _w[j];
            float slope = error * (2f / y.Length);
            for (int j = 0; j < columns; j++)
                _gradient[j] += slope * x[(row * columns) + j];
            loss += error * error;
            biasGradient += slope;
        }

        TensorPrimitives.MultiplyAdd(_gradient, -LearningRate, _w, _w);
        _b -= LearningRate * biasGradient;
        return loss / y.Length;
    }

    /// <summary>Four rows times the weights.</summary>
    private Vector4 Dot(ReadOnlySpan<float> rows)
    {
        int columns = _w.Length, j = 0;
        ref float x0 = ref MemoryMarshal.GetReference(rows), w = ref MemoryMarshal.GetArrayDataReference(_w);
        Vector512<float> s0 = default, s1 = default, s2 = default, s3 = default;
        for (; j <= columns - Vector512<float>.Count; j += Vector512<float>.Count)
        {
            Vector512<float> weights = Vector512.LoadUnsafe(ref w, (nuint)j);
            s0 = Vector512.FusedMultiplyAdd(Vector512.LoadUnsafe(ref x0, (nuint)j), weights, s0);
            s1 = Vector512.FusedMultiplyAdd(Vector512.LoadUnsafe(ref x0, (nuint)(columns + j)), weights, s1);
            s2 = Vector512.FusedMultiplyAdd(Vector512.LoadUnsafe(ref x0, (nuint)((2 * columns) + j)), weights, s2);
            s3 = Vector512.FusedMultiplyAdd(Vector512.LoadUnsafe(ref x0, (nuint)((3 * columns) + j)), weights, s3);
        }

        var sums = new Vector4(Vector512.Sum(s0), Vector512.Sum(s1), Vector512.Sum(s2), Vector512.Sum(s3));
        for (; j < columns; j++)
            sums += _w[j] * new Vector4(rows[j], rows[columns + j], rows[(2 * columns) + j], rows[(3 * columns) + j]);
        return sums;
    }

    /// <summary>Adds four rows, each times its slope, to the gradient.</summary>
    private void AddScaled(ReadOnlySpan<float> rows, Vector4 slopes)
    {
        int columns = _w.Length, j = 0;
        ref float x0 = ref MemoryMarshal.GetReference(rows), g = ref MemoryMarshal.GetArrayDataReference(_gradient);
        Vector512<float> s0 = Vector512.Create(slopes.X), s1 = Vector512.Create(slopes.Y), s2 = Vector512.Create(slopes.Z), s3 = Vector512.Create(slopes.W);
        for (; j <= columns - Vector512<float>.Count; j += Vector512<float>.Count)
        {
            Vector512<float> sum = Vector512.LoadUnsafe(ref g, (nuint)j);
            sum = Vector512.FusedMultiplyAdd(Vector512.LoadUnsafe(ref x0, (nuint)j), s0, sum);
            sum = Vector512.FusedMultiplyAdd(Vector512.LoadUnsafe(ref x0, (nuint)(columns + j)), s1, sum);
            sum = Vector512.FusedMultiplyAdd(Vector512.LoadUnsafe(ref x0, (nuint)((2 * columns) + j)), s2, sum);
            sum = Vector512.FusedMultiplyAdd(Vector512.LoadUnsafe(ref x0, (nuint)((3 * columns) + j)), s3, sum);
            sum.StoreUnsafe(ref g, (nuint)j);
        }

        for (; j < columns; j++)
            _gradient[j] += Vector4.Dot(slopes, new Vector4(rows[j], rows[columns + j], rows[(2 * columns) + j], rows[(3 * columns) + j]));
    }
}
