using System.Diagnostics;
using System.Numerics.Tensors;
using Autograd.Core;
using Autograd.Core.Optimizers;
using Autograd.MLNet.Checkpoints;
using Autograd.MLNet.Data;
using Autograd.MLNet.Models;
using Autograd.MLNet.Schedules;
using Autograd.MLNet.Training.Metrics;
using Microsoft.ML;
using Microsoft.ML.Runtime;
using Microsoft.ML.Trainers;

namespace Autograd.MLNet.Training;

/// <summary>The training loop: epochs over batches, with everything that happens between them.</summary>
internal sealed class LinearDescent
{
    // A block of rows with fewer numbers each is done before another processor has heard of it.
    private const int FewestNumbersForThreads = 32;
    private const int MostThreads = 8;

    private readonly TrainingData _data;
    private readonly LinearTrainerOptions _options;
    private readonly LinearModel _model;
    private readonly RowOrder _order;
    private readonly BatchGradient _gradient;
    private readonly Evaluation? _evaluation;
    private readonly Optimizer<float> _optimizer;
    private readonly ISchedule _schedule;
    private readonly Checkpointing _checkpointing;
    private readonly IChannel _channel;
    private readonly Variable<float>[] _parameters;
    private readonly BestModel _best;
    private readonly Divergence _divergence;
    private readonly List<EpochReport> _reports = [];
    private readonly double _sparseL2;
    private readonly int _batchSize;
    private readonly int _epochs;
    private readonly int _stepsPerEpoch;
    private readonly string _metricName;
    private double _gradientNorm;

    /// <summary>Prepares to train.</summary>
    /// <param name="setup">What was made of data and options.</param>
    /// <param name="options">Checked options.</param>
    /// <param name="channel">Receives a line for each epoch.</param>
    public LinearDescent(TrainingSetup setup, LinearTrainerOptions options, IChannel channel)
    {
        _data = setup.Data;
        _options = options;
        _model = setup.Model;
        _channel = channel;
        _batchSize = setup.BatchSize;
        _epochs = setup.Epochs;
        _stepsPerEpoch = setup.StepsPerEpoch;
        _order = new RowOrder(setup.Seed, options.Shuffle && !setup.Optimizer.IsFullBatch);
        IMetric metric = setup.Task.CreateMetric(options.PositiveWeight);
        _metricName = metric.Name;

        int threads = options.NumberOfThreads ?? (_data.IsSparse || _model.Columns * _model.Outputs >= FewestNumbersForThreads ? Math.Min(Environment.ProcessorCount, MostThreads) : 1);
        _gradient = new BatchGradient(setup.Objective, _model, _data.LabelWidth, _data.IsWeighted, _batchSize, threads);
        _evaluation = setup.Validation is null ? null : new Evaluation(setup.Validation, setup.Objective, _model, metric);
        _parameters = [_model.Weights, _model.Biases];

        // Sparse weights pay their L2 penalty with the L1 penalty, lazily; others in the gradient, as in PyTorch.
        bool isLazy = _model is SparseModel;
        double l2 = options.L2Regularization + setup.Optimizer.DecoupledWeightDecay;
        _sparseL2 = isLazy ? l2 : 0;
        _optimizer = setup.Optimizer.Create(_model.Weights, _model.Biases, setup.LearningRate, isLazy ? 0 : l2);
        _schedule = (options.Schedule ?? (setup.Optimizer.IsFullBatch ? AutogradSchedule.Constant() : AutogradSchedule.PolynomialDecay())).Start(_optimizer, _epochs, _stepsPerEpoch);
        _best = new BestModel(options.EarlyStopping);
        _divergence = new Divergence(_model, setup.Standardization, isRateGiven: options.LearningRate is not null);
        _checkpointing = new Checkpointing(options, setup.Description, _data.Fingerprint);
    }

    /// <summary>Trains, and returns weights, output after output, and biases for standardised rows.</summary>
    /// <exception cref="TrainingDivergedException">The loss or a weight is not finite.</exception>
    /// <exception cref="OperationCanceledException">Training was cancelled, and the options say to throw.</exception>
    /// <exception cref="CheckpointException">The checkpoint to resume from does not fit.</exception>
    public (float[] Weights, float[] Biases) Run()
    {
        int done = _checkpointing.Resume(_model, _optimizer, _schedule, _best, _reports);
        foreach (EpochReport report in _reports)
            _options.Progress?.Report(report);

        _divergence.Keep(done);
        long started = Stopwatch.GetTimestamp();
        bool completed = true;
        for (int epoch = done + 1; epoch <= _epochs && !IsEnough(); epoch++)
        {
            long epochStarted = Stopwatch.GetTimestamp();
            if (!TryTrainEpoch(epoch, out double loss, out double lastRate))
            {
                completed = false;
                break;
            }

            _model.EndEpoch();
            _divergence.CheckModel(epoch, _stepsPerEpoch, loss, lastRate);
            _divergence.Keep(epoch);
            double? validationLoss = _evaluation?.Run();
            _best.Offer(validationLoss ?? loss, _model, measured: validationLoss is not null || _options.EarlyStopping is not null);
            _schedule.AfterEpoch(validationLoss ?? loss);
            Report(new EpochReport
            {
                Epoch = epoch,
                NumberOfEpochs = _epochs,
                TrainLoss = loss,
                ValidationLoss = validationLoss,
                Metric = _evaluation?.Metric,
                MetricName = _metricName,
                GradientNorm = _gradientNorm,
                LearningRate = lastRate,
                RowsPerSecond = _data.RowCount / Stopwatch.GetElapsedTime(epochStarted).TotalSeconds,
                Elapsed = Stopwatch.GetElapsedTime(started),
            });
            if (epoch % _options.CheckpointEveryEpochs == 0 || epoch == _epochs)
                _checkpointing.Save(epoch, _model, _optimizer, _schedule, _best, _reports);
        }

        if (!completed && _options.OnCancellation == CancellationBehavior.Throw)
            throw new OperationCanceledException("Autograd: training was cancelled.", _options.CancellationToken);
        _model.EndEpoch();
        bool restore = completed ? _options.EarlyStopping is { RestoreBest: true } : _evaluation is not null;
        return restore && _best.Weights is not null ? (_best.Weights, _best.Biases!) : (_model.GetWeights(), _model.Biases.ToArray());
    }

    private bool IsEnough()
    {
        if (_reports.Count == 0)
            return false;
        EpochReport last = _reports[^1];
        return _best.IsExhausted || (last.ValidationLoss ?? last.TrainLoss) <= _options.TargetLoss;
    }

    private void Report(EpochReport report)
    {
        _reports.Add(report);
        _channel.Info(MessageSensitivity.None, report.ToString());
        _options.Progress?.Report(report);
    }

    /// <summary>Goes over all rows once; false where it was cancelled on the way.</summary>
    private bool TryTrainEpoch(int epoch, out double loss, out double lastRate)
    {
        double sum = 0;
        loss = double.NaN;
        lastRate = _optimizer.LearningRate;
        int step = 0;
        int part = 0;
        foreach (TrainingSet set in _data.Parts())
        {
            ReadOnlyMemory<int> order = _order.Of(epoch, part++, set.RowCount);
            for (int start = 0; start < order.Length; start += _batchSize)
            {
                if (_options.CancellationToken.IsCancellationRequested)
                    return false;
                lastRate = _optimizer.LearningRate;
                double batchLoss = TrainBatch(set, order, start, Math.Min(_batchSize, order.Length - start), isLast: ++step == _stepsPerEpoch);
                _divergence.CheckLoss(epoch, step, batchLoss, lastRate);
                sum += batchLoss;
            }
        }

        loss = sum / _data.RowCount;
        return true;
    }

    private double TrainBatch(TrainingSet set, ReadOnlyMemory<int> order, int start, int count, bool isLast)
    {
        if (_optimizer is LBFGS<float>)
            return TrainWholeSet(set, order);

        _model.BeginBatch(set.Features, order.Span.Slice(start, count), _optimizer);
        _gradient.Compute(set, order, start, count);
        if (isLast)
            _gradientNorm = _parameters.GradNorm();
        if (_options.GradientClipNorm is { } norm)
            _parameters.ClipGradNorm_(norm);
        if (_options.GradientClipValue is { } value)
            _parameters.ClipGradValue_(value);
        double learningRate = _optimizer.LearningRate;
        _optimizer.Step();
        _model.EndBatch(_optimizer, new Penalties(learningRate, _options.L1Regularization, _sparseL2, _options.NonNegativeWeights));
        _schedule.AfterStep();
        return _gradient.ReportedLoss;
    }

    private double TrainWholeSet(TrainingSet set, ReadOnlyMemory<int> order)
    {
        double reported = 0;
        bool isFirst = true;
        _optimizer.Step(() =>
        {
            _gradient.Compute(set, order, 0, order.Length);
            double loss = _gradient.TrainedLoss + AddL2Gradient();
            if (isFirst)
            {
                reported = _gradient.ReportedLoss;
                _gradientNorm = _parameters.GradNorm();
            }

            isFirst = false;
            return (float)loss;
        });
        return reported;
    }

    private double AddL2Gradient()
    {
        double l2 = _options.L2Regularization;
        if (l2 == 0)
            return 0;
        ReadOnlySpan<float> weights = _model.Weights.Detach().AsSpan();
        Span<float> gradient = _model.Weights.Grad!.Value.AsWritableSpan();
        TensorPrimitives.MultiplyAdd(weights, (float)l2, gradient, gradient);
        double squares = 0;
        foreach (float weight in weights)
            squares += (double)weight * weight;
        return l2 / 2 * squares;
    }
}
