using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>The share of pairs of a positive and a negative row in which the positive one has the higher score; a tie is half a pair.</summary>
internal sealed class RocArea
{
    private readonly List<float> _positives = [];
    private readonly List<float> _negatives = [];

    public void Add(bool isPositive, float score) => (isPositive ? _positives : _negatives).Add(score);

    public double Compute()
    {
        Contracts.CheckParam(_positives.Count > 0, "PosSample", "AUC is not defined when there is no positive class in the data");
        Contracts.CheckParam(_negatives.Count > 0, "NegSample", "AUC is not defined when there is no negative class in the data");
        _positives.Sort();
        _negatives.Sort();

        double pairs = 0;
        int lower = 0, notHigher = 0;
        foreach (float score in _positives)
        {
            while (lower < _negatives.Count && _negatives[lower] < score)
                lower++;
            while (notHigher < _negatives.Count && _negatives[notHigher] <= score)
                notHigher++;
            pairs += 0.5 * (lower + (double)notHigher);
        }
        return pairs / ((double)_positives.Count * _negatives.Count);
    }
}
