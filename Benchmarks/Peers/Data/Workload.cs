namespace Benchmarks.Peers.Data;

/// <summary>What is trained.</summary>
/// <param name="Rows">The number of rows.</param>
/// <param name="Columns">The number of features.</param>
/// <param name="Shuffled">Whether each epoch goes over the rows in random order.</param>
/// <param name="Loss">What training makes small.</param>
internal sealed record Workload(int Rows, int Columns, bool Shuffled = false, Loss Loss = Loss.Squared)
{
    public string Name => FormattableString.Invariant($"{Rows:N0} × {Columns:N0}{(Shuffled ? ", shuffled" : "")}{(Loss == Loss.Logistic ? ", log-loss" : "")}");
}
