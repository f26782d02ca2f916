using Autograd.Core;
using Autograd.MLNet.Data;
using Autograd.MLNet.Models;

namespace Autograd.MLNet.Training;

/// <summary>The learning rate that the data and the loss allow.</summary>
internal static class LearningRate
{
    private const int Iterations = 16;

    /// <summary>A step of gradient descent that no curvature of the loss makes diverge.</summary>
    /// <remarks>
    /// With loss curvature κ = ℓ″ and <c>C = mean of x·xᵀ</c>, gradient descent is stable below 2 / (κ·λmax(C)). A batch of B out of n rows sees C only roughly; in the mean over batches
    /// drawn without replacement its place is taken by <c>L = (n−B)/(B(n−1)) · R² + n(B−1)/(B(n−1)) · λmax(C)</c> with <c>R² = Σ‖x‖⁴ / Σ‖x‖²</c>, rows including the 1 of the bias
    /// (Jain et al., "Parallelizing stochastic gradient descent for least squares regression", JMLR 18, 2018). The result is 1 / (κL + λ).
    /// </remarks>
    /// <param name="sample">Standardised rows.</param>
    /// <param name="rowCount">n.</param>
    /// <param name="model">The model, for its inputs.</param>
    /// <param name="loss">The loss, on a sample of labels.</param>
    /// <param name="batchSize">B.</param>
    /// <param name="l2">λ.</param>
    public static double FromData(RowSelection sample, long rowCount, LinearModel model, LossSample loss, int batchSize, double l2)
    {
        (TrainingSet set, int[] rows) = sample;
        BlockInput input = model.NewEvaluationInput();
        input.Fill(set.Features, rows);
        float[] weights = set.IsWeighted ? sample.Weights() : [.. Enumerable.Repeat(1f, rows.Length)];

        double n = rowCount, b = Math.Min(batchSize, n), ratio = RatioOfNorms(set.Features, rows, weights);
        double ofRows = n == 1 ? 1 : (n - b) / (b * (n - 1)), ofMean = n == 1 ? 0 : n * (b - 1) / (b * (n - 1));
        double curvature = (ofRows * ratio) + (ofMean * LargestEigenvalue(input, model.EvaluationWeights.Shape, weights, model.Outputs));
        double rate = 1 / ((loss.Curvature() * curvature) + l2);
        return double.IsFinite(rate) ? rate : 1;
    }

    private static double RatioOfNorms(FeatureRows features, int[] rows, float[] weights)
    {
        double fourth = 0, second = 0;
        for (int i = 0; i < rows.Length; i++)
        {
            double norm = 1;
            foreach (float value in features is DenseRows dense ? dense[rows[i]] : ((CsrRows)features).Values(rows[i]))
                norm += (double)value * value;
            norm *= weights[i];
            second += norm;
            fourth += norm * norm;
        }

        return fourth / second;
    }

    /// <summary>The largest eigenvalue of the mean of <c>w·x·xᵀ</c>, by power iteration: <c>C·v</c> is the gradient of <c>½·mean of w·(x·v)²</c>.</summary>
    private static double LargestEigenvalue(BlockInput input, Shape shape, float[] rowWeights, int outputs)
    {
        using GradMode.Scope scope = GradMode.EnableGrad();
        Variable<float> weights = Variable.Create(rowWeights, [rowWeights.Length, 1]);
        Variable<float> v = Variable.Zeros<float>(shape, requiresGrad: true), bias = Variable.Zeros<float>([outputs], requiresGrad: true);

        // Uneven, so that it is orthogonal to no eigenvector that data are likely to have. Several outputs are several starts, whatever their layout.
        Span<float> start = v.Detach().AsWritableSpan();
        for (int i = 0; i < start.Length; i++)
            start[i] = 1 + (1 / (i + 2f));
        bias.Detach().AsWritableSpan().Fill(1);

        double eigenvalue = 0;
        for (int i = 0; i < Iterations; i++)
        {
            Variable<float> scores = input.Scores(v, bias);
            Variable<float>[] product = Variable.Gradients((weights * scores.Square()).Sum() / (2f * rowWeights.Length), v, bias);
            double norm = Norm(product[0], product[1]);
            if (norm == 0)
                break;
            eigenvalue = norm / Norm(v.Detach(), bias.Detach());
            Scale(product[0], norm, v);
            Scale(product[1], norm, bias);
        }

        return eigenvalue;
    }

    private static double Norm(Variable<float> v, Variable<float> bias)
    {
        double sum = 0;
        foreach (float value in v.AsSpan())
            sum += (double)value * value;
        foreach (float value in bias.AsSpan())
            sum += (double)value * value;
        return Math.Sqrt(sum);
    }

    private static void Scale(Variable<float> from, double norm, Variable<float> to)
    {
        Span<float> destination = to.Detach().AsWritableSpan();
        ReadOnlySpan<float> source = from.AsSpan();
        for (int i = 0; i < source.Length; i++)
            destination[i] = (float)(source[i] / norm);
    }
}
