namespace Benchmarks.Peers.Data;

/// <summary>What training makes small.</summary>
internal enum Loss
{
    /// <summary>The squared error of a number.</summary>
    Squared,

    /// <summary>The log-loss of two classes.</summary>
    Logistic,
}
