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
    public void Train(TrainingSet set, ReadOnlyMemory<int> rows, int count, int batchRows)
    {
        // Backward reads what forward has read: in parts that stay in the processor's cache meanwhile, as equal as can be.
        int parts = ((count - 1) / _input.RowsInCache) + 1;
        for (int i = 0, start = 0; i < parts; i++)
        {
            int part = (count - start) / (parts - i);
            Fill(set, rows[start..], part);
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
    public void Evaluate(TrainingSet set, ReadOnlyMemory<int> rows, IMetric metric)
    {
        Fill(set, rows, rows.Length);
        using GradMode.Scope scope = GradMode.NoGrad();
        using (TapeFor(rows.Length).Step())
        {
            Loss(rows.Length, rows.Length, out _, out Variable<float> scores);
            ReadOnlySpan<float> weights = _isWeighted ? _exampleWeights.AsSpan()[..rows.Length] : default;
            metric.Add(scores.AsSpan(), _labels.AsSpan()[..(rows.Length * _labelWidth)], weights);
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
    private void Fill(TrainingSet set, ReadOnlyMemory<int> rows, int count)
    {
        int upcoming = Math.Min(count, rows.Length - count);
        _input.Fill(set.Features, rows[..(count + upcoming)], upcoming);
        if (_labels.Shape[0] < count)
        {
            _labels = Variable.Zeros<float>([count, _labelWidth]);
            _exampleWeights = Variable.Zeros<float>([count, 1]);
        }

        ReadOnlySpan<int> taken = rows.Span[..count];
        Take(set.Labels, _labelWidth, taken, _labels);
        if (_isWeighted)
            Take(set.Weights, 1, taken, _exampleWeights);
        FetchAhead(set, rows.Span[count..], upcoming);
    }

    // Labels of the next rows, and the indices of those after them: first read when nothing else is to be done, so that all would wait.
    private void FetchAhead(TrainingSet set, ReadOnlySpan<int> later, int count)
    {
        Prefetch.Start(later[count..Math.Min(2 * count, later.Length)]);
        if (_input.IsContiguous && count > 0)
            Prefetch.Start<float>(set.Labels.Slice(later[0] * _labelWidth, Math.Min(count, set.RowCount - later[0]) * _labelWidth));
    }

    private void Take(ReadOnlySpan<float> matrix, int width, ReadOnlySpan<int> rows, Variable<float> target)
    {
        if (_input.IsContiguous)
            matrix.Slice(rows[0] * width, rows.Length * width).CopyTo(target.AsWritableSpan());
        else
            RowGathering.Copy(matrix, width, rows, target.AsWritableSpan());
    }

    private Tape<float> TapeFor(int rows) => rows == _labels.Shape[0] ? _tapeOfFull : _tapeOfPartial;

    private static Variable<float> First(Variable<float> x, int rows) => x.Shape[0] == rows ? x : x.Narrow(0, 0, rows);
}
