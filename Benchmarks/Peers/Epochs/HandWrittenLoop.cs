using System.Numerics.Tensors;
using Benchmarks.Peers.Data;
using Benchmarks.Peers.Measuring;

namespace Benchmarks.Peers.Epochs;

/// <summary>The same mini-batches as a loop that somebody would write who needs nothing but this: a dot product and a scaled addition a row.</summary>
internal class HandWrittenLoop : IEpochPeer
{
    public const int BatchSize = 256;

    private const float LearningRate = 0.01f;

    public virtual string Name => "by hand";

    public virtual bool Does(Workload workload) => true;

    public double NanosecondsPerRow(LinearData data)
    {
        int[] order = [.. Enumerable.Range(0, data.Workload.Rows)];
        if (data.Workload.Shuffled)
            new Random(1).Shuffle(order);
        var weights = new float[data.Workload.Columns];
        float bias = 0;
        return Timing.Best(() => Train(data.Features, data.Labels, data.Workload.Loss, order, weights, ref bias)) / data.Workload.Rows;
    }

    /// <summary>An epoch.</summary>
    public void Train(float[] features, float[] labels, Loss loss, int[] order, float[] weights, ref float bias)
    {
        int columns = weights.Length;
        var gradient = new float[columns];
        for (int start = 0; start < order.Length; start += BatchSize)
        {
            int count = Math.Min(BatchSize, order.Length - start);
            Array.Clear(gradient);
            float biasGradient = 0;
            for (int i = start; i < start + count; i++)
            {
                Announce(features, order, i, columns);
                ReadOnlySpan<float> x = features.AsSpan(order[i] * columns, columns);
                float score = TensorPrimitives.Dot(x, weights) + bias, label = labels[order[i]];
                float slope = (loss == Loss.Squared ? 2 * (score - label) : (1 / (1 + MathF.Exp(-score))) - label) / count;
                TensorPrimitives.MultiplyAdd(x, slope, gradient, gradient);
                biasGradient += slope;
            }

            TensorPrimitives.MultiplyAdd(gradient, -LearningRate, weights, weights);
            bias -= LearningRate * biasGradient;
        }
    }

    /// <summary>Tells the processor which row comes soon; here it is left to guess.</summary>
    protected virtual void Announce(float[] features, int[] order, int position, int columns)
    {
    }
}
