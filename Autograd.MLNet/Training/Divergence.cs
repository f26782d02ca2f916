using System.Numerics.Tensors;
using Autograd.Core;
using Autograd.MLNet.Data;
using Autograd.MLNet.Models;
using Microsoft.ML.Trainers;

namespace Autograd.MLNet.Training;

/// <summary>Keeps the last weights that were finite, and stops a training that has none any more.</summary>
/// <param name="model">What is trained.</param>
/// <param name="standardization">What its weights are for.</param>
/// <param name="isRateGiven">Whether the learning rate is the user's.</param>
internal sealed class Divergence(LinearModel model, Standardization standardization, bool isRateGiven)
{
    private readonly float[] _weights = model.EvaluationWeights.ToArray();
    private readonly float[] _biases = model.Biases.ToArray();
    private int _epoch;

    /// <summary>Keeps what the model is, after an epoch or before the first, 0.</summary>
    public void Keep(int epoch)
    {
        _epoch = epoch;
        Weights.AsSpan().CopyTo(_weights);
        Biases.AsSpan().CopyTo(_biases);
    }

    /// <summary>Refuses a model that is not finite.</summary>
    public void CheckModel(int epoch, int batch, double loss, double learningRate)
    {
        if (!TensorPrimitives.IsFiniteAll(Weights.AsSpan()) || !TensorPrimitives.IsFiniteAll(Biases.AsSpan()))
            Throw("a weight is not finite", epoch, batch, loss, learningRate);
    }

    /// <summary>Refuses a loss that is not finite.</summary>
    public void CheckLoss(int epoch, int batch, double loss, double learningRate)
    {
        if (!double.IsFinite(loss))
            Throw(FormattableString.Invariant($"the loss is {loss}"), epoch, batch, loss, learningRate);
    }

    private Variable<float> Weights => model.EvaluationWeights.Detach();

    private Variable<float> Biases => model.Biases.Detach();

    private void Throw(string what, int epoch, int batch, double loss, double learningRate)
    {
        // What the model has put off belongs to weights that nobody wants.
        model.EndEpoch();
        _weights.CopyTo(Weights.AsWritableSpan());
        _biases.CopyTo(Biases.AsWritableSpan());
        (float[] weights, float[] biases) = standardization.FoldBack(model.GetWeights(), _biases);
        string remedy = isRateGiven
            ? "Give a smaller LearningRate, or leave it null to derive it from the data."
            : "Give a smaller LearningRate, or look for values that are far from all others in features and labels.";
        throw new TrainingDivergedException(
            FormattableString.Invariant($"Autograd: training diverged in epoch {epoch}, batch {batch}: {what} with learning rate {learningRate:G3}. {remedy} ")
            + FormattableString.Invariant($"The exception has the weights after epoch {_epoch}, the last that were finite."))
        {
            Epoch = epoch,
            Batch = batch,
            Loss = loss,
            LearningRate = learningRate,
            LastFiniteEpoch = _epoch,
            Weights = weights,
            Biases = biases,
        };
    }
}
