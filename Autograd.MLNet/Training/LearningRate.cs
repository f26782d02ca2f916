using Autograd.Core;
using Autograd.MLNet.Data;

namespace Autograd.MLNet.Training;

/// <summary>The learning rate that the data allow.</summary>
internal static class LearningRate
{
    private const int SampleRows = 2048;
    private const int Iterations = 16;

    /// <summary>A step that no curvature of the loss makes diverge.</summary>
    /// <remarks>
    /// With Hessian 2·C, <c>C = mean of x·xᵀ</c>, gradient descent is stable below 1 / λmax(C). A batch of B out of n rows sees C only roughly; in the mean over batches
    /// drawn without replacement its place is taken by <c>L = (n−B)/(B(n−1)) · R² + n(B−1)/(B(n−1)) · λmax(C)</c> with <c>R² = Σ‖x‖⁴ / Σ‖x‖²</c>, rows including the 1 of the bias
    /// (Jain et al., "Parallelizing stochastic gradient descent for least squares regression", JMLR 18, 2018). The result is 1 / (2L + λ).
    /// </remarks>
    /// <param name="set">Standardised rows.</param>
    /// <param name="batchSize">B.</param>
    /// <param name="l2">λ.</param>
    /// <param name="generator">Draws the sample of rows that is measured.</param>
    public static double FromData(TrainingSet set, int batchSize, double l2, Generator generator)
    {
        int[] order = new int[set.RowCount];
        generator.Permutation(order);
        int rows = Math.Min(SampleRows, order.Length), columns = set.Features.ColumnCount + 1;
        float[] sample = new float[rows * columns];
        double fourth = 0, second = 0;
        for (int i = 0; i < rows; i++)
        {
            double scale = Math.Sqrt(set.Weights?[order[i]] ?? 1), norm = 0;
            Span<float> row = sample.AsSpan(i * columns, columns);
            set.Features[order[i]].CopyTo(row);
            row[^1] = 1;
            foreach (ref float value in row)
            {
                value = (float)(value * scale);
                norm += value * value;
            }

            second += norm;
            fourth += norm * norm;
        }

        double n = set.RowCount, b = batchSize;
        double ofRows = n == 1 ? 1 : (n - b) / (b * (n - 1)), ofMean = n == 1 ? 0 : n * (b - 1) / (b * (n - 1));
        double curvature = (ofRows * fourth / second) + (ofMean * LargestEigenvalue(Variable.Create(sample, [rows, columns])));
        return 1 / ((2 * curvature) + l2);
    }

    /// <summary>The largest eigenvalue of XᵀX / n, by power iteration.</summary>
    private static double LargestEigenvalue(Variable<float> x)
    {
        using GradMode.Scope scope = GradMode.NoGrad();
        int rows = x.Shape[0], columns = x.Shape[1];

        // Uneven, so that it is orthogonal to no eigenvector that data are likely to have.
        float[] start = new float[columns];
        for (int i = 0; i < columns; i++)
            start[i] = 1 + (1 / (i + 2f));
        Variable<float> v = Variable.Create(start, [columns]);
        double eigenvalue = 0;
        for (int i = 0; i < Iterations; i++)
        {
            Variable<float> product = x.MatMul(v).Reshape(1, rows).MatMul(x).Reshape(columns) / rows;
            eigenvalue = Math.Sqrt(product.Square().Sum().Item() / v.Square().Sum().Item());
            v = product / (float)Math.Sqrt(product.Square().Sum().Item());
        }

        return eigenvalue;
    }
}
