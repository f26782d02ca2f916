namespace Autograd.MLNet.Tests.Trainers;

/// <summary>The elastic net, exactly, in double: least of mean (y − Xw)² + λ₁‖w‖₁ + λ₂/2·‖w‖² on standardised features and labels, weight by weight until nothing moves.</summary>
internal static class CoordinateDescent
{
    /// <summary>Weights on standardised data.</summary>
    public static double[] Fit(IReadOnlyList<Example> rows, double l1 = 0, double l2 = 0, bool nonNegative = false)
    {
        int columns = rows[0].Features.Length;
        double[][] x = [.. Enumerable.Range(0, columns).Select(j => Standardize(rows.Select(row => (double)row.Features[j])))];
        double[] y = Standardize(rows.Select(row => (double)row.Label)), weights = new double[columns];
        double[] residuals = [.. y];
        for (double moved = 1; moved > 1e-12;)
        {
            moved = 0;
            for (int j = 0; j < columns; j++)
            {
                // Alone, a weight is best where its slope, 2(w − c) + λ₂w, is within λ₁ of zero; x has mean square 1.
                double c = weights[j] + residuals.Zip(x[j], (r, v) => r * v).Average();
                double best = Math.CopySign(Math.Max(0, Math.Abs(2 * c) - l1), c) / (2 + l2);
                double change = (nonNegative ? Math.Max(0, best) : best) - weights[j];
                weights[j] += change;
                for (int i = 0; i < residuals.Length; i++)
                    residuals[i] -= change * x[j][i];
                moved = Math.Max(moved, Math.Abs(change));
            }
        }

        return weights;
    }

    /// <summary>Weights on raw data as they would be on standardised ones.</summary>
    public static double[] Standardized(IReadOnlyList<Example> rows, IEnumerable<float> weights)
    {
        double label = Deviation(rows.Select(row => (double)row.Label));
        return [.. weights.Select((w, j) => w * Deviation(rows.Select(row => (double)row.Features[j])) / label)];
    }

    private static double[] Standardize(IEnumerable<double> values)
    {
        double mean = values.Average(), deviation = Deviation(values);
        return [.. values.Select(value => (value - mean) / deviation)];
    }

    private static double Deviation(IEnumerable<double> values)
    {
        double mean = values.Average();
        return Math.Sqrt(values.Average(value => (value - mean) * (value - mean)));
    }
}
