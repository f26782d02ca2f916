namespace Autograd.Core.Checking;

/// <summary>Every element of every Jacobian.</summary>
internal static class SlowCheck
{
    public static void Run(CheckedFunction function, double absoluteTolerance, double relativeTolerance)
    {
        double[] v = new double[function.OutputLength];
        double[][][] rows = new double[v.Length][][];
        for (int row = 0; row < v.Length; row++)
        {
            v[row] = 1;
            rows[row] = function.BackwardTwice(v);
            v[row] = 0;
        }

        for (int input = 0; input < function.InputCount; input++)
        {
            double[] u = new double[function.InputLength(input)];
            for (int column = 0; column < u.Length; column++)
            {
                u[column] = 1;
                double[] numerical = function.Difference(input, u);
                u[column] = 0;
                for (int row = 0; row < v.Length; row++)
                    Compare(rows[row][input][column], numerical[row], row, column, input, absoluteTolerance, relativeTolerance);
            }
        }
    }

    private static void Compare(double analytical, double numerical, int row, int column, int input, double absoluteTolerance, double relativeTolerance)
    {
        if (Math.Abs(analytical - numerical) <= absoluteTolerance + (relativeTolerance * Math.Abs(numerical)))
            return;
        throw new GradientCheckException(
            $"GradientCheck: Jacobian mismatch for output element {row} with respect to element {column} of input {input}: "
            + $"numerical {numerical:G9}, analytical {analytical:G9}.");
    }
}
