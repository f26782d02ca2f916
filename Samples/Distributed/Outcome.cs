using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Microsoft.ML.Trainers;

namespace Distributed;

/// <summary>What a training came to.</summary>
/// <param name="RowsPerSecond">How fast it was: the median of its epochs.</param>
/// <param name="Error">The root of the mean squared error in the last epoch, in cm.</param>
/// <param name="Distance">How far the weights are from the truth at most, in cm a mm.</param>
/// <param name="Bits">The beginning of the SHA-256 hash of all bits of weights and bias.</param>
internal sealed record Outcome(double RowsPerSecond, double Error, double Distance, string Bits)
{
    private const int HashBytes = 8;

    /// <summary>Looks at the model and at what was reported.</summary>
    public static Outcome Of(LinearRegressionModelParameters model, TrainingHistory history)
    {
        float[] numbers = [.. model.Weights, model.Bias];
        return new Outcome(
            MedianRate([.. history]),
            Math.Sqrt(history[^1].TrainLoss),
            model.Weights.Zip(River.Effects, (learned, truth) => Math.Abs(learned - truth)).Max(),
            Convert.ToHexStringLower(SHA256.HashData(MemoryMarshal.AsBytes(numbers.AsSpan())).AsSpan(0, HashBytes)));
    }

    // A resumed training begins with the reports of the one before, whose clock was another.
    private static double MedianRate(EpochReport[] reports)
    {
        int first = Enumerable.Range(1, reports.Length - 1).LastOrDefault(i => reports[i].Elapsed < reports[i - 1].Elapsed);
        double[] rates = [.. reports[first..].Select(report => report.RowsPerSecond).Order()];
        return rates[rates.Length / 2];
    }
}
