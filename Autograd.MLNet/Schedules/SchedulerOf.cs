using Autograd.Core;
using Autograd.Core.Optimizers;
using Autograd.Core.Schedules;
using Autograd.Core.Serialization;
using Microsoft.ML.Trainers;

namespace Autograd.MLNet.Schedules;

/// <summary>One of the engine's schedules; the name has the settings.</summary>
internal sealed record SchedulerOf(string Name, Func<IOptimizer, int, int, LRScheduler> Create, bool EachStep = false) : AutogradSchedule
{
    /// <summary>An optimizer to try settings on.</summary>
    public static IOptimizer SomeOptimizer() => new SGD<float>([Variable.Zeros<float>([1], requiresGrad: true)], learningRate: 1);

    public override string ToString() => Name;

    internal override ISchedule Start(IOptimizer optimizer, int epochs, int stepsPerEpoch) => new Running(Create(optimizer, epochs, stepsPerEpoch), EachStep);

    private sealed class Running(LRScheduler scheduler, bool eachStep) : ISchedule
    {
        public void AfterStep()
        {
            if (eachStep)
                scheduler.Step();
        }

        public void AfterEpoch(double loss)
        {
            if (!eachStep)
                scheduler.Step();
        }

        public StateDict StateDict() => scheduler.StateDict();

        public void LoadStateDict(StateDict state) => scheduler.LoadStateDict(state);
    }
}
