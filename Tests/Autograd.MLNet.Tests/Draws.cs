namespace Autograd.MLNet.Tests;

/// <summary>Random numbers of the distributions that tests need.</summary>
internal static class Draws
{
    /// <summary>Between −1 and 1.</summary>
    public static float NextSymmetric(this Random random) => (2 * random.NextSingle()) - 1;

    /// <summary>Normal, by Box and Muller.</summary>
    public static double NextNormal(this Random random)
        => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    /// <summary>Exponential of mean 1.</summary>
    public static double NextExponential(this Random random) => -Math.Log(1 - random.NextDouble());

    /// <summary>Poisson: how many exponential times fit into the mean.</summary>
    public static int NextPoisson(this Random random, double mean)
    {
        int count = 0;
        for (double time = random.NextExponential(); time < mean; time += random.NextExponential())
            count++;
        return count;
    }

    /// <summary>Gamma of a whole shape: a sum of exponential numbers.</summary>
    public static double NextGamma(this Random random, int shape, double mean)
        => Enumerable.Range(0, shape).Sum(_ => random.NextExponential()) * mean / shape;
}
