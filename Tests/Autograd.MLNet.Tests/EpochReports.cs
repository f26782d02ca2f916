using Microsoft.ML.Trainers;

namespace Autograd.MLNet.Tests;

/// <summary>Keeps what a trainer reports.</summary>
internal sealed class EpochReports : List<EpochReport>, IProgress<EpochReport>
{
    public void Report(EpochReport value) => Add(value);
}
