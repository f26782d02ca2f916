using Autograd.Core.Optimizers;
using Autograd.Core.Schedules;
using Autograd.Core.Serialization;
using Microsoft.ML.Trainers;

namespace Autograd.MLNet.Schedules;

/// <summary>The engine's schedule that watches the loss.</summary>
internal sealed record PlateauSchedule(double Factor, int Patience, double Threshold) : AutogradSchedule
{
    internal override ISchedule Start(IOptimizer optimizer, int epochs, int stepsPerEpoch)
        => new Running(new ReduceLROnPlateau(optimizer, factor: Factor, patience: Patience, threshold: Threshold));

    private sealed class Running(ReduceLROnPlateau scheduler) : ISchedule
    {
        public void AfterStep()
        {
        }

        public void AfterEpoch(double loss) => scheduler.Step(loss);

        public StateDict StateDict() => scheduler.StateDict();

        public void LoadStateDict(StateDict state) => scheduler.LoadStateDict(state);
    }
}
