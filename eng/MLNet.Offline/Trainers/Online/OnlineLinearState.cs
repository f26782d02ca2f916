using System.Numerics.Tensors;
using Microsoft.ML.Data;
using Microsoft.ML.Internal.Utilities;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Trainers;

/// <summary>Weights and bias while they are learnt row by row.</summary>
internal abstract class OnlineLinearState
{
    // Beyond these scales sums with the weights would lose too much precision.
    private const float MaxWeightScale = 1 << 10;
    private const float MinWeightScale = 1 / MaxWeightScale;

    protected readonly float[] Weights;

    /// <summary>The weights are <see cref="Weights"/> times this, which saves going through all of them at each update.</summary>
    protected float WeightsScale = 1;

    protected float Bias;

    protected OnlineLinearState(
        IHost host, IChannel ch, string trainerName, OnlineLinearOptions options, int numFeatures, LinearModelParameters initial)
    {
        ch.Trace("{0} Initializing {1} on {2} features", DateTime.UtcNow, trainerName, numFeatures);
        if (initial != null)
        {
            Weights = [.. initial.Weights];
            Bias = initial.Bias;
            return;
        }

        Weights = new float[numFeatures];
        if (options.InitialWeightsDiameter > 0)
        {
            for (int i = 0; i < Weights.Length; i++)
                Weights[i] = options.InitialWeightsDiameter * (host.Rand.NextSingle() - 0.5f);
            Bias = options.InitialWeightsDiameter * (host.Rand.NextSingle() - 0.5f);
        }
    }

    public long NumIterExamples { get; private set; }

    public bool IsFinite => VectorUtils.AreFinite(Weights) && float.IsFinite(Bias);

    public void BeginIteration() => NumIterExamples = 0;

    public virtual void FinishIteration() => ScaleWeights();

    public virtual void ProcessRow(IChannel ch, in VBuffer<float> features, float label) => NumIterExamples++;

    /// <summary>Weights and bias of the model.</summary>
    public abstract (float[] Weights, float Bias) GetResult();

    protected float Score(in VBuffer<float> features) => Bias + VectorUtils.DotProduct(Weights, in features) * WeightsScale;

    protected void ScaleWeightsIfNeeded()
    {
        if (WeightsScale is < MinWeightScale or > MaxWeightScale)
            ScaleWeights();
    }

    private void ScaleWeights()
    {
        TensorPrimitives.Multiply(Weights, WeightsScale, Weights);
        WeightsScale = 1;
    }
}
