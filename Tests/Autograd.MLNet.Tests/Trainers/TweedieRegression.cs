namespace Autograd.MLNet.Tests.Trainers;

/// <summary>Maximum likelihood of a Tweedie distribution with a log link, by Newton's method in double.</summary>
internal static class TweedieRegression
{
    /// <summary>Weights and, last, the bias.</summary>
    public static double[] Fit(IReadOnlyList<Example> rows, double power)
    {
        int n = rows[0].Features.Length + 1;
        double[] parameters = new double[n];
        parameters[^1] = Math.Log(rows.Average(row => row.Label));
        for (double moved = 1; moved > 1e-10;)
        {
            // With μ = e^s the slope along s is μ^(2−ρ) − y·μ^(1−ρ), and the curvature (2−ρ)·μ^(2−ρ) − (1−ρ)·y·μ^(1−ρ).
            double[,] system = new double[n, n + 1];
            foreach (Example row in rows)
            {
                double s = Score(parameters, row), first = Math.Exp((2 - power) * s), second = row.Label * Math.Exp((1 - power) * s);
                double slope = first - second, curvature = ((2 - power) * first) - ((1 - power) * second);
                for (int i = 0; i < n; i++)
                {
                    for (int j = 0; j < n; j++)
                        system[i, j] += curvature * Input(row, i) * Input(row, j);
                    system[i, n] += slope * Input(row, i);
                }
            }

            double[] step = LeastSquares.Solve(system);
            moved = step.Max(Math.Abs);
            for (int i = 0; i < n; i++)
                parameters[i] -= step[i];
        }

        return parameters;
    }

    /// <summary>The mean of <c>μ^(2−ρ)/(2−ρ) − y·μ^(1−ρ)/(1−ρ)</c>, in which μ⁰/0 is ln μ.</summary>
    public static double Loss(IReadOnlyList<Example> rows, double power, double[] parameters) => rows.Average(row =>
    {
        double s = Score(parameters, row);
        return Integral(2 - power) - (row.Label * Integral(1 - power));

        double Integral(double n) => n == 0 ? s : Math.Exp(n * s) / n;
    });

    private static double Score(double[] parameters, Example row) => parameters[^1] + row.Features.Select((x, i) => x * parameters[i]).Sum();

    private static double Input(Example row, int i) => i < row.Features.Length ? row.Features[i] : 1;
}
