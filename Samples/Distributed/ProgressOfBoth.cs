using Microsoft.ML.Trainers;

namespace Distributed;

/// <summary>Hands reports to two receivers, one after the other.</summary>
internal sealed class ProgressOfBoth(IProgress<EpochReport> first, IProgress<EpochReport> second) : IProgress<EpochReport>
{
    /// <inheritdoc/>
    public void Report(EpochReport value)
    {
        first.Report(value);
        second.Report(value);
    }
}
