using Autograd.Core;
using Autograd.MLNet.Communication;
using Autograd.MLNet.Data;
using Autograd.MLNet.Models;
using Autograd.MLNet.Training.Metrics;
using Autograd.MLNet.Training.Steps;

namespace Autograd.MLNet.Training;

/// <summary>Measures loss and metric on rows that are not trained on.</summary>
/// <param name="set">The rows.</param>
/// <param name="objective">The loss.</param>
/// <param name="model">What is measured.</param>
/// <param name="metric">The metric.</param>
/// <param name="ranks">Those that have other rows; null where there are none.</param>
/// <param name="blocks">The blocks that sums over the rows of all ranks are made of.</param>
internal sealed class Evaluation(TrainingSet set, Objective objective, LinearModel model, IMetric metric, Ranks? ranks, RowBlocks? blocks)
{
    private const int BlockRows = 1024;

    private readonly int[] _rows = [.. Enumerable.Range(0, set.RowCount)];
    private readonly double _weight = Weight(set, 0, set.RowCount);
    private readonly BlockWorker _worker = new(objective, model.NewEvaluationInput(), model.EvaluationWeights, model.Biases, set.LabelWidth, set.IsWeighted);

    /// <summary>The metric at the last call of <see cref="Run"/>.</summary>
    public double Metric { get; private set; }

    /// <summary>The mean loss, in the label's units.</summary>
    public double Run()
    {
        if (ranks is not null)
            return RunTogether(ranks);
        Measure(0, _rows.Length);
        Metric = metric.Value;
        return _worker.ReportedLoss / _weight;
    }

    private static double Weight(TrainingSet set, int start, int count)
    {
        double sum = set.IsWeighted ? 0 : count;
        foreach (float weight in set.IsWeighted ? set.Weights.Slice(start, count) : default)
            sum += weight;
        return sum;
    }

    private double RunTogether(Ranks ranks)
    {
        double loss = 0, weight = 0;
        var states = new List<double[]>();
        ranks.InOrder(
            blocks!,
            2 + metric.StateLength,
            (start, count, state) =>
            {
                Measure(start, count);
                (state[0], state[1]) = (_worker.ReportedLoss, Weight(set, start, count));
                metric.Save(state[2..]);
            },
            state => states.Add(state.ToArray()));
        metric.Reset();
        foreach (double[] state in states)
        {
            loss += state[0];
            weight += state[1];
            metric.Add(state.AsSpan(2));
        }

        Metric = metric.Value;
        return loss / weight;
    }

    private void Measure(int first, int count)
    {
        _worker.Begin();
        metric.Reset();
        for (int start = first, end = first + count; start < end; start += BlockRows)
            _worker.Evaluate(set, _rows.AsMemory(start, Math.Min(BlockRows, end - start)), metric);
    }
}
