using Microsoft.ML.Trainers;

namespace Autograd.MLNet.Tests.Training;

/// <summary>Does something at the end of each epoch, while training waits.</summary>
internal sealed class OnEachEpoch(Action<EpochReport> action) : IProgress<EpochReport>
{
    public void Report(EpochReport value) => action(value);
}
