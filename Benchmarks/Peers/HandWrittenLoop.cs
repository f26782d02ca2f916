using System.Diagnostics;
using System.Numerics.Tensors;

namespace Benchmarks.Peers;

/// <summary>The same mini-batches as a loop that somebody would write who needs nothing but this: a dot product and a scaled addition a row.</summary>
internal sealed class HandWrittenLoop : IPeer
{
    public const int BatchSize = 256;

    private const float LearningRate = 0.01f;

    public string Name => "by hand";

    public double NanosecondsPerRow(LinearData data)
    {
        (int rows, int columns) = (data.Workload.Rows, data.Workload.Columns);
        float[] weights = new float[columns], gradient = new float[columns];
        float bias = 0;
        int[] order = [.. Enumerable.Range(0, rows)];
        if (data.Workload.Shuffled)
            new Random(1).Shuffle(order);

        long started = Stopwatch.GetTimestamp();
        for (int start = 0; start < rows; start += BatchSize)
        {
            int count = Math.Min(BatchSize, rows - start);
            Array.Clear(gradient);
            float biasGradient = 0;
            for (int i = start; i < start + count; i++)
            {
                ReadOnlySpan<float> x = data.Features.AsSpan(order[i] * columns, columns);
                float slope = 2 * (TensorPrimitives.Dot(x, weights) + bias - data.Labels[order[i]]) / count;
                TensorPrimitives.MultiplyAdd(x, slope, gradient, gradient);
                biasGradient += slope;
            }

            TensorPrimitives.MultiplyAdd(gradient, -LearningRate, weights, weights);
            bias -= LearningRate * biasGradient;
        }

        return Stopwatch.GetElapsedTime(started).TotalNanoseconds / rows;
    }
}
