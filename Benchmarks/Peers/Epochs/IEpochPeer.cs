using Benchmarks.Peers.Data;

namespace Benchmarks.Peers.Epochs;

/// <summary>Somebody who trains a linear model.</summary>
internal interface IEpochPeer
{
    string Name { get; }

    /// <summary>Whether this work is one for it.</summary>
    bool Does(Workload workload);

    /// <summary>Trains for some epochs, and returns what an epoch takes.</summary>
    double NanosecondsPerRow(LinearData data);
}
