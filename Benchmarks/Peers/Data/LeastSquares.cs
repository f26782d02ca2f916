using System.Numerics.Tensors;

namespace Benchmarks.Peers.Data;

/// <summary>The closed form: the weights that no training can do better than, from the normal equations in double.</summary>
internal static class LeastSquares
{
    /// <summary>Weights and, last, the bias.</summary>
    public static double[] Solve(LinearData data)
    {
        int n = data.Workload.Columns + 1;
        double[][] normal = [.. Enumerable.Range(0, n).Select(i => new double[i + 1])];
        double[] right = new double[n], row = new double[n];
        row[^1] = 1;
        for (int i = 0; i < data.Workload.Rows; i++)
        {
            TensorPrimitives.ConvertChecked<float, double>(data.Row(i), row);
            for (int j = 0; j < n; j++)
                TensorPrimitives.MultiplyAdd(row.AsSpan(0, j + 1), row[j], normal[j], normal[j]);
            TensorPrimitives.MultiplyAdd(row, data.Labels[i], right, right);
        }

        Cholesky(normal);
        return Substitute(normal, right);
    }

    /// <summary>The mean of the squared errors.</summary>
    /// <param name="data">The rows.</param>
    /// <param name="model">Weights and, last, the bias.</param>
    public static double Loss(LinearData data, ReadOnlySpan<double> model)
    {
        double sum = 0;
        var row = new double[data.Workload.Columns];
        for (int i = 0; i < data.Workload.Rows; i++)
        {
            TensorPrimitives.ConvertChecked<float, double>(data.Row(i), row);
            double error = TensorPrimitives.Dot(row, model[..^1]) + model[^1] - data.Labels[i];
            sum += error * error;
        }

        return sum / data.Workload.Rows;
    }

    /// <summary><c>A = L·Lᵀ</c>, in place, of the lower triangle.</summary>
    private static void Cholesky(double[][] a)
    {
        for (int i = 0; i < a.Length; i++)
        {
            for (int j = 0; j <= i; j++)
            {
                double rest = a[i][j] - TensorPrimitives.Dot<double>(a[i].AsSpan(0, j), a[j].AsSpan(0, j));
                a[i][j] = i == j ? Math.Sqrt(rest) : rest / a[j][j];
            }
        }
    }

    /// <summary>Solves <c>L·Lᵀ·x = b</c>.</summary>
    private static double[] Substitute(double[][] l, double[] b)
    {
        double[] x = [.. b];
        for (int i = 0; i < x.Length; i++)
            x[i] = (x[i] - TensorPrimitives.Dot<double>(l[i].AsSpan(0, i), x.AsSpan(0, i))) / l[i][i];
        for (int i = x.Length - 1; i >= 0; i--)
        {
            x[i] /= l[i][i];
            TensorPrimitives.MultiplyAdd(l[i].AsSpan(0, i), -x[i], x.AsSpan(0, i), x.AsSpan(0, i));
        }

        return x;
    }
}
