namespace Autograd.MLNet.Tests.Trainers;

/// <summary>The elastic net, exactly, in double: least of mean (y − Xw)² + λ₁‖w‖₁ + λ₂/2·‖w‖² on standardised features and labels, weight by weight until nothing moves.</summary>
internal static class CoordinateDescent
{
    /// <summary>Weights on standardised data.</summary>
    public static double[] Fit(IReadOnlyList<Example> rows, double l1 = 0, double l2 = 0, bool nonNegative = false)
    {
        (double[][] x, double[] y) = Standardize(rows);
        int columns = x.Length;
        double[] weights = new double[columns];
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

    /// <summary>What is least at the optimum, with an L2 penalty, of weights on standardised data.</summary>
    public static double Objective(IReadOnlyList<Example> rows, double[] weights, double l2)
    {
        (double[][] x, double[] y) = Standardize(rows);
        double squares = Enumerable.Range(0, y.Length).Average(i => Math.Pow(y[i] - weights.Select((w, j) => w * x[j][i]).Sum(), 2));
        return squares + (l2 / 2 * weights.Sum(w => w * w));
    }

    /// <summary>Weights on raw data as they would be on standardised ones.</summary>
    public static double[] Standardized(IReadOnlyList<Example> rows, IEnumerable<float> weights)
    {
        double label = Deviation(rows.Select(row => (double)row.Label));
        return [.. weights.Select((w, j) => w * Deviation(rows.Select(row => (double)row.Features[j])) / label)];
    }

    private static (double[][] Columns, double[] Labels) Standardize(IReadOnlyList<Example> rows)
        => ([.. Enumerable.Range(0, rows[0].Features.Length).Select(j => Standardize(rows.Select(row => (double)row.Features[j])))], Standardize(rows.Select(row => (double)row.Label)));

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
