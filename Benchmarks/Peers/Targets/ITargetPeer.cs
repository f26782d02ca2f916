namespace Benchmarks.Peers.Targets;

/// <summary>Somebody who trains until the loss is near that of the closed form.</summary>
internal interface ITargetPeer
{
    /// <summary>Who, and how set up.</summary>
    string Name { get; }

    Reached Train(Goal goal);
}
