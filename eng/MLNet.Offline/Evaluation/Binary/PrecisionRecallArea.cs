using Microsoft.ML.Internal.Utilities;

namespace Microsoft.ML.Data;

/// <summary>The area under the curve of precision over recall, by trapezoids below it, of a sample of the rows.</summary>
internal sealed class PrecisionRecallArea(Random random)
{
    private const int SampleSize = 100_000;

    private readonly ReservoirSampler<(bool IsPositive, float Score)> _rows = new(random, SampleSize);

    public void Add(bool isPositive, float score) => _rows.Add((isPositive, score));

    public double Compute()
    {
        int positives = _rows.Sample.Count(row => row.IsPositive);
        int truePositives = 0, falsePositives = 0;
        double area = 0, recall = 0, precision = 1;
        // Rows of the same score stay in the order in which they were sampled.
        foreach (var row in _rows.Sample.OrderByDescending(row => row.Score))
        {
            if (!row.IsPositive)
            {
                falsePositives++;
                precision = (double)truePositives / (truePositives + falsePositives);
                continue;
            }

            truePositives++;
            double newRecall = (double)truePositives / positives;
            double newPrecision = (double)truePositives / (truePositives + falsePositives);
            area += (newRecall - recall) * (precision + newPrecision) / 2;
            (recall, precision) = (newRecall, newPrecision);
        }
        return area;
    }
}
