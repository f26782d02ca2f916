using Benchmarks.Peers.Data;

namespace Benchmarks.Peers.Targets;

/// <summary>A training loss to come near to.</summary>
/// <param name="Data">The rows.</param>
/// <param name="Best">The loss of the closed form.</param>
internal sealed record Goal(LinearData Data, double Best)
{
    private const double Share = 1e-3;

    /// <summary>The largest loss that is near enough.</summary>
    public double Loss => (1 + Share) * Best;

    public bool IsReachedBy(double loss) => loss <= Loss;
}
