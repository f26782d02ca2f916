using Benchmarks.Peers.Data;

namespace Benchmarks.Peers.Fits;

/// <summary>A training as a whole: from the data view to a model.</summary>
internal interface IFit
{
    string Name { get; }

    void Fit(LinearData data, int epochs);
}
