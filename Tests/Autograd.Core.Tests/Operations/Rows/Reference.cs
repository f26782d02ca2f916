namespace Autograd.Core.Tests.Operations.Rows;

/// <summary>Functions that references are made of.</summary>
public static class Reference
{
    public static double Sigmoid(double x) => 1 / (1 + Math.Exp(-x));

    /// <summary>The Maclaurin series, which alternates and is good for small numbers.</summary>
    public static double Erf(double x)
    {
        double sum = 0, power = x;
        for (int n = 0; n < 60; n++)
        {
            sum += power / ((2 * n) + 1);
            power *= -x * x / (n + 1);
        }

        return sum * 2 / Math.Sqrt(Math.PI);
    }

    /// <summary>A function of three arrays that broadcast.</summary>
    public static NaiveArray Zip(NaiveArray[] x, Func<double, double, double, double> function)
    {
        NaiveArray shape = NaiveArray.Zip(NaiveArray.Zip(x[0], x[1], (_, _) => 0), x[2], (_, _) => 0);
        return NaiveArray.Of(shape.Lengths, i => function(x[0][i], x[1][i], x[2][i]));
    }
}
