using Autograd.Core.Serialization;

namespace Autograd.MLNet.Schedules;

/// <summary>A schedule at work on an optimizer.</summary>
internal interface ISchedule
{
    void AfterStep();

    void AfterEpoch(double loss);

    StateDict StateDict();

    void LoadStateDict(StateDict state);
}
