namespace Autograd.MLNet.Tests;

/// <summary>The closed-form answer, in double, on centred features.</summary>
internal static class LeastSquares
{
    /// <summary>Weights and, last, the bias.</summary>
    public static double[] Fit(IReadOnlyList<Example> rows)
    {
        int columns = rows[0].Features.Length;
        double[] means = [.. Enumerable.Range(0, columns).Select(j => rows.Average(row => (double)row.Features[j]))];
        double labelMean = rows.Average(row => (double)row.Label);
        double[,] normal = new double[columns, columns + 1];
        foreach (Example row in rows)
        {
            for (int i = 0; i < columns; i++)
            {
                for (int j = 0; j < columns; j++)
                    normal[i, j] += (row.Features[i] - means[i]) * (row.Features[j] - means[j]);
                normal[i, columns] += (row.Features[i] - means[i]) * (row.Label - labelMean);
            }
        }

        double[] weights = Solve(normal);
        return [.. weights, labelMean - weights.Zip(means, (w, m) => w * m).Sum()];
    }

    /// <summary>Root of the mean squared error of a model.</summary>
    public static double Rmse(IReadOnlyList<Example> rows, double[] model) => Math.Sqrt(rows.Average(row =>
    {
        double prediction = model[^1] + row.Features.Select((x, i) => x * model[i]).Sum();
        return (prediction - row.Label) * (prediction - row.Label);
    }));

    /// <summary>Solves a system with the right side as last column, in place, by Gauss-Jordan elimination with pivoting.</summary>
    public static double[] Solve(double[,] system)
    {
        int n = system.GetLength(0);
        for (int column = 0; column < n; column++)
        {
            int pivot = Enumerable.Range(column, n - column).MaxBy(row => Math.Abs(system[row, column]));
            for (int j = 0; j <= n; j++)
                (system[column, j], system[pivot, j]) = (system[pivot, j], system[column, j]);
            for (int row = 0; row < n; row++)
            {
                if (row == column)
                    continue;
                double factor = system[row, column] / system[column, column];
                for (int j = column; j <= n; j++)
                    system[row, j] -= factor * system[column, j];
            }
        }

        return [.. Enumerable.Range(0, n).Select(i => system[i, n] / system[i, i])];
    }
}
