using Autograd.Core;
using Microsoft.ML.Trainers;

namespace Autograd.MLNet.Losses;

/// <summary>A loss that is an expression over variables.</summary>
internal sealed class ExpressionLoss(Func<Variable<float>, Variable<float>, Variable<float>> loss)
    : AutogradLoss($"{loss.Method.DeclaringType}.{loss.Method.Name}", LossTargets.Any)
{
    internal override Variable<float> Sum(Variable<float> predictions, Variable<float> labels, Variable<float>? weights)
    {
        Variable<float> losses = loss(predictions, labels);
        int rows = labels.FlattenedLength;
        if (losses.FlattenedLength == rows && (rows > 1 || losses.Rank > 0))
            return weights is { } w ? (losses.Reshape(rows, 1) * w).Sum() : losses.Sum();
        if (losses.FlattenedLength != 1)
            throw new InvalidOperationException(
                $"Autograd: the loss expression gave {losses.Shape} for predictions of {predictions.Shape} and labels of {labels.Shape}. Give one loss for each row, or their mean.");
        if (weights is not null && rows > 1)
            throw new InvalidOperationException("Autograd: the loss expression gave one number for a batch, which example weights cannot weigh. Give one loss for each row (Reduction.None).");
        return losses.Sum() * (weights is { } only ? only.Sum() : Variable.Scalar((float)rows));
    }
}
