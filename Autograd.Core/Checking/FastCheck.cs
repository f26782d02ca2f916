namespace Autograd.Core.Checking;

/// <summary>One random projection <c>vᵀ·J·u</c> of every Jacobian, u of length 1.</summary>
internal static class FastCheck
{
    private const int Seed = 0;

    public static void Run(CheckedFunction function, double absoluteTolerance, double relativeTolerance)
    {
        var generator = new Generator(Seed);
        double[] v = Positive(generator, function.OutputLength);
        double[][] gradients = function.BackwardTwice(v);
        for (int input = 0; input < function.InputCount; input++)
        {
            double[] u = Positive(generator, function.InputLength(input));
            double norm = Math.Sqrt(Dot(u, u));
            for (int i = 0; i < u.Length; i++)
                u[i] /= norm;

            double numerical = Dot(v, function.Difference(input, u)), analytical = Dot(gradients[input], u);

            // The tolerance is for one element of the Jacobian; the projection weighs all of them.
            double tolerance = (absoluteTolerance * u.Sum() * v.Sum()) + (relativeTolerance * Math.Abs(numerical));
            if (!(Math.Abs(analytical - numerical) <= tolerance))
                throw new GradientCheckException(
                    $"GradientCheck: Jacobian mismatch in fast mode with respect to input {input}: numerical {numerical:G9}, analytical {analytical:G9}. "
                    + "Run in slow mode to see which element.");
        }
    }

    private static double[] Positive(Generator generator, int length)
    {
        double[] values = new double[length];
        for (int i = 0; i < length; i++)
            values[i] = (generator.NextUInt32() + 1.0) / (uint.MaxValue + 1.0);
        return values;
    }

    private static double Dot(double[] x, double[] y) => x.Zip(y, (a, b) => a * b).Sum();
}
