using Autograd.Core;
using Microsoft.ML.Trainers;

namespace Autograd.MLNet.Losses;

/// <summary>The losses of binary classification without parameters.</summary>
internal static class MarginLosses
{
    public static AutogradLoss Logistic { get; } = new Logistic();

    public static AutogradLoss Hinge { get; } = new StructLoss<HingeFormula>(default, "Hinge", LossTargets.Binary);
}
