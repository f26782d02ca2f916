using Autograd.Core;
using Autograd.MLNet.Data;
using Autograd.MLNet.Models;
using Autograd.MLNet.Training.Metrics;

namespace Autograd.MLNet.Training;

/// <summary>Measures loss and metric on rows that are not trained on.</summary>
internal sealed class Evaluation(TrainingSet set, Objective objective, LinearModel model, IMetric metric)
{
    private const int BlockRows = 1024;

    private readonly int[] _rows = [.. Enumerable.Range(0, set.RowCount)];
    private readonly double _weight = set.IsWeighted ? set.Weights.ToArray().Sum(weight => (double)weight) : set.RowCount;
    private readonly BlockWorker _worker = new(objective, model.NewEvaluationInput(), model.EvaluationWeights, model.Biases, set.LabelWidth, set.IsWeighted);

    /// <summary>The metric at the last call of <see cref="Run"/>.</summary>
    public double Metric { get; private set; }

    /// <summary>The mean loss, in the label's units.</summary>
    public double Run()
    {
        _worker.Begin();
        metric.Reset();
        for (int start = 0; start < _rows.Length; start += BlockRows)
            _worker.Evaluate(set, _rows.AsMemory(start, Math.Min(BlockRows, _rows.Length - start)), metric);
        Metric = metric.Value;
        return _worker.ReportedLoss / _weight;
    }
}
