using System.Numerics;

namespace Autograd.Core.Data;

/// <summary>Generated data sets.</summary>
public static class Datasets
{
    /// <summary>Targets that are linear in random features, with noise; scikit-learn's <c>make_regression</c>, with its numbers.</summary>
    /// <remarks>Features are standard normal, coefficients uniform in [0, 100) for the informative features and 0 for others, and rows and features shuffled.</remarks>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="samples">The number of examples.</param>
    /// <param name="features">The number of features.</param>
    /// <param name="informative">The number of features that targets depend on; at most all.</param>
    /// <param name="targets">The number of targets of an example.</param>
    /// <param name="bias">What is added to every target.</param>
    /// <param name="noise">The standard deviation of the noise.</param>
    /// <param name="shuffle">Whether to shuffle examples and features.</param>
    /// <param name="seed">Scikit-learn's <c>random_state</c>.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is negative.</exception>
    public static RegressionProblem<T> MakeRegression<T>(
        int samples = 100, int features = 100, int informative = 10, int targets = 1, double bias = 0, double noise = 0, bool shuffle = true, uint seed = 0)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        ArgumentOutOfRangeException.ThrowIfNegative(samples);
        ArgumentOutOfRangeException.ThrowIfNegative(features);
        ArgumentOutOfRangeException.ThrowIfNegative(informative);
        ArgumentOutOfRangeException.ThrowIfNegative(targets);
        ArgumentOutOfRangeException.ThrowIfNegative(noise);

        // The order of what is drawn is scikit-learn's.
        var random = new LegacyRandomState(seed);
        double[] x = new double[samples * features], coefficients = new double[features * targets], y = new double[samples * targets];
        foreach (ref double value in x.AsSpan())
            value = random.NextGaussian();
        foreach (ref double value in coefficients.AsSpan(0, Math.Min(informative, features) * targets))
            value = 100 * random.NextDouble();
        for (int i = 0; i < y.Length; i++)
        {
            double sum = 0;
            for (int j = 0; j < features; j++)
                sum += x[(i / targets * features) + j] * coefficients[(j * targets) + (i % targets)];
            y[i] = sum + bias;
        }

        if (noise > 0)
        {
            foreach (ref double value in y.AsSpan())
                value += noise * random.NextGaussian();
        }

        int[] rows = shuffle ? random.Permutation(samples) : [.. Enumerable.Range(0, samples)];
        int[] columns = shuffle ? random.Permutation(features) : [.. Enumerable.Range(0, features)];
        return new RegressionProblem<T>(
            Variable.Create(Take<T>(x, features, rows, columns), [samples, features]),
            Variable.Create(Take<T>(y, targets, rows, [.. Enumerable.Range(0, targets)]), Squeeze(samples, targets)),
            Variable.Create(Take<T>(coefficients, targets, columns, [.. Enumerable.Range(0, targets)]), Squeeze(features, targets)));
    }

    private static T[] Take<T>(double[] values, int stride, int[] rows, int[] columns)
        where T : unmanaged, IFloatingPointIeee754<T>
        => [.. rows.SelectMany(row => columns.Select(column => T.CreateTruncating(values[(row * stride) + column])))];

    private static Shape Squeeze(int rows, int columns) => (int[])[.. new[] { rows, columns }.Where(length => length != 1)];
}
