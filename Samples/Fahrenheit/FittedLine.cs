namespace Fahrenheit;

/// <summary>A straight line through the readings, and how well it fits them.</summary>
/// <param name="Weight">Its slope, in °C for each degree of the unmarked thermometer.</param>
/// <param name="Bias">Its height at 0, in °C.</param>
/// <param name="Loss">The mean squared error, in °C².</param>
/// <param name="RSquared">R², the share of the variance that it explains.</param>
internal sealed record FittedLine(double Weight, double Bias, double Loss, double RSquared)
{
    /// <summary>Its height at a reading, in °C.</summary>
    public double At(double unmarked) => (Weight * unmarked) + Bias;

    /// <summary>The line of least squares in closed form.</summary>
    /// <remarks>
    /// The normal equations <c>w·Σx² + b·Σx = Σxy</c> and <c>w·Σx + b·n = Σy</c>. Around the means they come apart: <c>w = Σ(x−x̄)(y−ȳ) / Σ(x−x̄)²</c> and
    /// <c>b = ȳ − w·x̄</c>.
    /// </remarks>
    public static FittedLine LeastSquares(Readings readings)
    {
        (double[] x, double[] y) = readings;
        double xMean = x.Average(), yMean = y.Average();
        double weight = x.Zip(y, (xi, yi) => (xi - xMean) * (yi - yMean)).Sum() / x.Sum(xi => (xi - xMean) * (xi - xMean));
        double bias = yMean - (weight * xMean);

        double loss = x.Zip(y, (xi, yi) => Math.Pow((weight * xi) + bias - yi, 2)).Average();
        double variance = y.Average(yi => (yi - yMean) * (yi - yMean));
        return new FittedLine(weight, bias, loss, 1 - (loss / variance));
    }
}
