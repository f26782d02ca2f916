namespace Tutorials;

/// <summary>A straight line.</summary>
/// <param name="Weight">Its slope.</param>
/// <param name="Bias">Its height at 0.</param>
internal sealed record Line(double Weight, double Bias)
{
    /// <summary>The line of least squares through points, in closed form: what gradient descent on the squared error goes towards.</summary>
    public static Line LeastSquares(double[] x, double[] y)
    {
        double xMean = x.Average(), yMean = y.Average();
        double weight = x.Zip(y, (xi, yi) => (xi - xMean) * (yi - yMean)).Sum() / x.Sum(xi => (xi - xMean) * (xi - xMean));
        return new Line(weight, yMean - (weight * xMean));
    }

    /// <summary>Its height.</summary>
    public double At(double x) => (Weight * x) + Bias;

    /// <summary>Its mean squared error over points.</summary>
    public double Loss(double[] x, double[] y) => x.Zip(y, (xi, yi) => Math.Pow(At(xi) - yi, 2)).Average();
}
