namespace Microsoft.ML.Data;

/// <summary>What a multiclass evaluation counts, and the averages that come of it.</summary>
internal sealed class MulticlassCounters(int classCount)
{
    private const float SmallestProbability = 1e-15f;

    private readonly double[] _classRows = new double[classCount];
    private readonly double[] _classLogLoss = new double[classCount];

    // The last rank is that of labels that are no class.
    private readonly double[] _ranks = new double[classCount + 1];

    private double _rows;
    private double _correct;
    private double _logLoss;

    public double[][] Table { get; } = [.. Enumerable.Range(0, classCount).Select(_ => new double[classCount])];

    public double MicroAccuracy => _rows > 0 ? _correct / _rows : 0;

    public double MacroAccuracy
    {
        get
        {
            double sum = 0;
            int seen = 0;
            for (int i = 0; i < classCount; i++)
            {
                if (_classRows[i] > 0)
                {
                    sum += Table[i][i] / _classRows[i];
                    seen++;
                }
            }
            return seen > 0 ? sum / seen : 0;
        }
    }

    public double LogLoss => _rows > 0 ? _logLoss / _rows : 0;

    public double LogLossReduction
    {
        get
        {
            double entropy = 0;
            foreach (double rows in _classRows)
            {
                if (rows != 0)
                    entropy += rows * Math.Log(rows / _rows);
            }
            entropy /= -_rows;
            return (entropy - LogLoss) / entropy;
        }
    }

    public double[] PerClassLogLoss => [.. _classLogLoss.Zip(_classRows, (loss, rows) => rows > 0 ? loss / rows : 0)];

    /// <summary>The share of rows whose label is among the first, the first two, … of the classes by score.</summary>
    public double[] TopAccuracies(int count)
    {
        var accuracies = new double[count];
        double sum = 0;
        for (int i = 0; i < count; i++)
            accuracies[i] = sum += _ranks[i] / _rows;
        return accuracies;
    }

    public void Add(int label, ReadOnlySpan<float> scores)
    {
        bool isKnown = label < classCount;
        double logLoss = -Math.Log(isKnown ? Math.Min(1, Math.Max(SmallestProbability, scores[label])) : SmallestProbability);
        int rank = Rank(isKnown ? scores[label] : 0, label, scores);
        _rows++;
        _logLoss += logLoss;
        _ranks[rank]++;
        if (isKnown)
        {
            _classRows[label]++;
            _classLogLoss[label] += logLoss;
        }

        if (rank == 0)
        {
            _correct++;
            Table[label][label]++;
        }
        else if (isKnown)
        {
            Table[label][FirstMaximum(scores)]++;
        }
    }

    /// <summary>How many classes come before the label; of equal scores the first class comes first.</summary>
    private static int Rank(float score, int label, ReadOnlySpan<float> scores)
    {
        int rank = 0;
        for (int i = 0; i < scores.Length; i++)
        {
            if (scores[i] > score || (scores[i] == score && i < label))
                rank++;
        }
        return rank;
    }

    private static int FirstMaximum(ReadOnlySpan<float> scores)
    {
        int maximum = 0;
        for (int i = 1; i < scores.Length; i++)
        {
            if (scores[maximum] < scores[i])
                maximum = i;
        }
        return maximum;
    }
}
