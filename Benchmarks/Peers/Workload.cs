namespace Benchmarks.Peers;

/// <summary>The size of a training, and what an epoch of it may take.</summary>
/// <param name="Rows">The number of rows.</param>
/// <param name="Columns">The number of features.</param>
/// <param name="Shuffled">Whether each epoch goes over the rows in random order.</param>
/// <param name="Budget">Nanoseconds a row.</param>
internal sealed record Workload(int Rows, int Columns, bool Shuffled, double Budget)
{
    public string Name => FormattableString.Invariant($"{Rows:N0} × {Columns:N0}{(Shuffled ? ", shuffled" : "")}");
}
