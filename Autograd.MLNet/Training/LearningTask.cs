using Autograd.MLNet.Data;
using Autograd.MLNet.Losses;
using Autograd.MLNet.Training.Metrics;
using Microsoft.ML.Trainers;

namespace Autograd.MLNet.Training;

/// <summary>What distinguishes the trainers from each other.</summary>
/// <param name="Targets">What losses must be for.</param>
/// <param name="Labels">How labels are standardised, if they are.</param>
/// <param name="Outputs">The number of scores.</param>
/// <param name="DefaultLoss">The loss where none is given.</param>
internal sealed record LearningTask(LossTargets Targets, LabelScaling Labels, int Outputs, AutogradLoss DefaultLoss)
{
    /// <param name="positiveWeight">What the weights of rows with the label 1 are multiplied by.</param>
    public IMetric CreateMetric(float positiveWeight) => Targets is LossTargets.Regression or LossTargets.LogLink
        ? new RSquared(Outputs, Targets == LossTargets.LogLink)
        : new Accuracy(Outputs, positiveWeight);
}
