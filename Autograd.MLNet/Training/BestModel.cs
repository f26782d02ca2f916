using Autograd.MLNet.Models;
using Microsoft.ML.Trainers;

namespace Autograd.MLNet.Training;

/// <summary>Remembers the weights of the epoch with the smallest loss, and how long ago that was.</summary>
internal sealed class BestModel(EarlyStopping? stopping)
{
    public float[]? Weights { get; private set; }

    public float[]? Biases { get; private set; }

    public double Loss { get; private set; } = double.PositiveInfinity;

    /// <summary>The epochs since the loss was last enough smaller.</summary>
    public int Waited { get; private set; }

    /// <summary>Whether patience is at its end.</summary>
    public bool IsExhausted => stopping is not null && Waited >= stopping.Patience;

    /// <summary>Takes note of an epoch.</summary>
    /// <param name="loss">Its loss.</param>
    /// <param name="model">The model after it.</param>
    /// <param name="measured">Whether anybody will want the best weights.</param>
    public void Offer(double loss, LinearModel model, bool measured)
    {
        if (!measured)
            return;
        Waited = loss < Loss - (stopping?.MinimumImprovement ?? 0) ? 0 : Waited + 1;

        // What is too little to wait for is still better.
        if (!(loss < Loss))
            return;
        Loss = loss;
        Weights = model.GetWeights();
        Biases = model.Biases.ToArray();
    }

    /// <summary>Goes on from a checkpoint.</summary>
    public void Load(double loss, int waited, float[]? weights, float[]? biases)
    {
        Loss = loss;
        Waited = waited;
        Weights = weights;
        Biases = biases;
    }
}
