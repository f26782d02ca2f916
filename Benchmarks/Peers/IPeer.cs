namespace Benchmarks.Peers;

/// <summary>Somebody who trains a linear model.</summary>
internal interface IPeer
{
    string Name { get; }

    /// <summary>Trains for some epochs, and returns what an epoch takes.</summary>
    double NanosecondsPerRow(LinearData data);
}
