using Benchmarks.Peers.Epochs;
using Benchmarks.Peers.Fits;
using Benchmarks.Peers.Targets;

namespace Benchmarks.Peers.Package;

/// <summary>ML.NET's own trainers; none where its stand-in is used, because then the folder Package, with the other part of this class, is not compiled.</summary>
internal static partial class PackageTrainers
{
    /// <summary>ML.NET's OnlineGradientDescent as it comes, so in random order: what users of this library would take else, and what its promises are made against.</summary>
    public const string OnlineGradientDescent = "ML.NET OGD";

    public static IReadOnlyList<IEpochPeer> Epochs()
    {
        List<IEpochPeer> peers = [];
        AddEpochs(peers);
        return peers;
    }

    public static IReadOnlyList<IFit> Fits()
    {
        List<IFit> peers = [];
        AddFits(peers);
        return peers;
    }

    public static IReadOnlyList<ITargetPeer> Targets()
    {
        List<ITargetPeer> peers = [];
        AddTargets(peers);
        return peers;
    }

    static partial void AddEpochs(List<IEpochPeer> peers);

    static partial void AddFits(List<IFit> peers);

    static partial void AddTargets(List<ITargetPeer> peers);
}
