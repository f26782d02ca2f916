using Microsoft.ML.Trainers;

namespace Autograd.Distributed.Tests.Training;

/// <summary>Gathers reports.</summary>
internal sealed class Gathered(List<EpochReport> reports) : IProgress<EpochReport>
{
    public void Report(EpochReport value) => reports.Add(value);
}
