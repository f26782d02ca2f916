namespace Benchmarks.Peers.Steps;

/// <summary>A line of the budget for steps, in ns on two cores of an EPYC with AVX-512. Here only ratios count.</summary>
/// <param name="Rows">Of the batch.</param>
/// <param name="Features">Of a row.</param>
/// <param name="Budget">What a step on the tape may take.</param>
/// <param name="ByHand">What <see cref="HandWrittenStep"/> takes on such a machine, at its best: it tells how fast another one is.</param>
/// <param name="PyTorch">What PyTorch takes there.</param>
internal sealed record StepBudget(int Rows, int Features, double Budget, double ByHand, double PyTorch)
{
    public string Name => FormattableString.Invariant($"{Rows} × {Features:N0}");

    public string Size => FormattableString.Invariant($"{Rows}x{Features}");
}
