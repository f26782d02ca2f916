using Autograd.Core;
using Microsoft.ML.Trainers;

namespace Autograd.MLNet.Losses;

/// <summary>The powers of the error that have a name.</summary>
internal static class PowersOfError
{
    public static AutogradLoss Squared { get; } = new PowerLoss<MseLoss>(default, "Squared", 2);

    public static AutogradLoss Absolute { get; } = new PowerLoss<L1Loss>(default, "Absolute", 1);
}
