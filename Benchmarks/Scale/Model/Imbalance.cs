namespace Benchmarks.Scale.Model;

/// <summary>How many rows of a random batch the rank with the most has beyond the mean.</summary>
internal static class Imbalance
{
    private const double Widest = 9, Width = 1e-3;

    /// <summary>√(rows / P) · the expected largest of P normal numbers: a batch has a binomial number of rows of each rank, and all wait for the one with the most.</summary>
    public static double Rows(int ranks, double rows) => Math.Sqrt(rows / ranks) * Largest(ranks);

    private static double Largest(int ranks)
    {
        // Σ x·(Φ(x + dx)ᴾ − Φ(x)ᴾ)
        double below = 0, sum = 0;
        for (double x = -Widest; x < Widest; x += Width)
        {
            double middle = x + (Width / 2), next = below + (Width * Math.Exp(-middle * middle / 2) / Math.Sqrt(2 * Math.PI));
            sum += middle * (Math.Pow(next, ranks) - Math.Pow(below, ranks));
            below = next;
        }

        return sum;
    }
}
