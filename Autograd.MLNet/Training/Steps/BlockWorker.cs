using Autograd.Core;
using Autograd.MLNet.Data;
using Autograd.MLNet.Models;
using Autograd.MLNet.Training.Metrics;

namespace Autograd.MLNet.Training.Steps;

/// <summary>Forward and backward of one block of rows after the other, on a tape and with gradients of its own, so that several can work at once.</summary>
internal sealed class BlockWorker
{
    private readonly Objective _objective;
    private readonly BlockInput _input;

    // A block that is not full takes other operations, which narrow what holds it: on a tape of its own neither disturbs what the other has built.
    private readonly Tape<float> _tapeOfFull = new();
    private readonly Tape<float> _tapeOfPartial = new();
    private readonly int _labelWidth;
    private readonly bool _isWeighted;
    private readonly Variable<float> _scale = Variable.Scalar(1f);
    private Variable<float> _labels;
    private Variable<float> _exampleWeights;

    /// <summary>A worker on shared weights.</summary>
    /// <param name="objective">The loss.</param>
    /// <param name="input">Holds the features of a block.</param>
    /// <param name="weights">The weights; a leaf that gathers this worker's gradient.</param>
    /// <param name="biases">The biases, likewise.</param>
    /// <param name="labelWidth">How many numbers a label is.</param>
    /// <param name="isWeighted">Whether rows have weights.</param>
    /// <param name="rows">How many to make room for at once, where blocks are of many sizes.</param>
    public BlockWorker(Objective objective, BlockInput input, Variable<float> weights, Variable<float> biases, int labelWidth, bool isWeighted, int rows = 1)
    {
        _objective = objective;
        _input = input;
        _labelWidth = labelWidth;
        _isWeighted = isWeighted;
        Weights = weights;
        Biases = biases;
        rows = Math.Min(rows, input.RowsInCache);
        _labels = Variable.Zeros<float>([rows, labelWidth]);
        _exampleWeights = Variable.Zeros<float>([rows, 1]);
    }

    public Variable<float> Weights { get; }

    public Variable<float> Biases { get; }

    /// <summary>The sum of the losses of all blocks since <see cref="Begin"/>, in the label's units.</summary>
    public double ReportedLoss { get; private set; }

    /// <summary>The part of the batch's mean loss that these blocks make, as it is trained on.</summary>
    public double TrainedLoss { get; private set; }

    /// <summary>Sets losses and gradients to zero.</summary>
    public void Begin()
    {
        ReportedLoss = TrainedLoss = 0;
        Clear(Weights);
        Clear(Biases);
    }

    /// <summary>Adds the gradients of a block.</summary>
    /// <param name="set">The rows.</param>
    /// <param name="rows">Those of the block, and those that come after it.</param>
    /// <param name="count">The number of rows in the block.</param>
    /// <param name="batchRows">The number of rows in the batch.</param>
    public void Train(TrainingSet set, RowList rows, int count, int batchRows)
    {
        // Backward reads what forward has read: in parts that stay in the processor's cache meanwhile, as equal as can be.
        int parts = ((count - 1) / _input.RowsInCache) + 1;
        for (int i = 0, start = 0; i < parts; i++)
        {
            int part = (count - start) / (parts - i);
            Fill(set, rows.From(start), part);
            start += part;
            using (TapeFor(part).Step())
            {
                Variable<float> loss = Loss(part, batchRows, out float scale, out _);
                TrainedLoss += loss.Item() * scale;
                _scale.AsWritableSpan()[0] = scale;
                loss.Backward(_scale);
            }
        }
    }

    /// <summary>Adds the losses of a block without gradients, and its scores to a metric.</summary>
    public void Evaluate(TrainingSet set, RowList rows, IMetric metric)
    {
        Fill(set, rows, rows.Count);
        using GradMode.Scope scope = GradMode.NoGrad();
        using (TapeFor(rows.Count).Step())
        {
            Loss(rows.Count, rows.Count, out _, out Variable<float> scores);
            ReadOnlySpan<float> weights = _isWeighted ? _exampleWeights.AsSpan()[..rows.Count] : default;
            metric.Add(scores.AsSpan(), _labels.AsSpan()[..(rows.Count * _labelWidth)], weights);
        }
    }

    private static void Clear(Variable<float> leaf)
    {
        if (leaf.Grad is { } gradient)
            gradient.AsWritableSpan().Clear();
    }

    private Variable<float> Loss(int rows, int batchRows, out float scale, out Variable<float> scores)
    {
        scores = _input.Scores(Weights, Biases);
        Variable<float>? weights = _isWeighted ? First(_exampleWeights, rows) : null;
        Variable<float> loss = _objective.Loss(scores, First(_labels, rows), weights, batchRows, out scale, out double reported);
        ReportedLoss += reported;
        return loss;
    }

    // Takes the first rows; as many again will be next.
    private void Fill(TrainingSet set, in RowList rows, int count)
    {
        int upcoming = Math.Min(count, rows.Count - count);
        _input.Fill(set.Features, rows.Slice(0, count + upcoming), upcoming);
        if (_labels.Shape[0] < count)
        {
            _labels = Variable.Zeros<float>([count, _labelWidth]);
            _exampleWeights = Variable.Zeros<float>([count, 1]);
        }

        RowList taken = rows.Slice(0, count);
        Take(set.Labels, _labelWidth, taken, _labels);
        if (_isWeighted)
            Take(set.Weights, 1, taken, _exampleWeights);
        FetchAhead(set, rows.From(count), upcoming);
    }

    // Labels of the next rows, and the indices of those after them: first read when nothing else is to be done, so that all would wait.
    private void FetchAhead(TrainingSet set, in RowList later, int count)
    {
        if (later.FirstOfRun is null)
            Prefetch.Start(later.Indices.Span[count..Math.Min(2 * count, later.Count)]);
        if (AreInARow(later) && count > 0)
            Prefetch.Start<float>(set.Labels.Slice(later.First * _labelWidth, Math.Min(count, set.RowCount - later.First) * _labelWidth));
    }

    private void Take(ReadOnlySpan<float> matrix, int width, in RowList rows, Variable<float> target)
    {
        if (AreInARow(rows))
            matrix.Slice(rows.First * width, rows.Count * width).CopyTo(target.AsWritableSpan());
        else
            RowGathering.Copy(matrix, width, rows.Indices.Span, target.AsWritableSpan());
    }

    // Of rows that were selected by their indices the input has found out.
    private bool AreInARow(in RowList rows) => rows.FirstOfRun is not null || _input.IsContiguous;

    private Tape<float> TapeFor(int rows) => rows == _labels.Shape[0] ? _tapeOfFull : _tapeOfPartial;

    private static Variable<float> First(Variable<float> x, int rows) => x.Shape[0] == rows ? x : x.Narrow(0, 0, rows);
}
