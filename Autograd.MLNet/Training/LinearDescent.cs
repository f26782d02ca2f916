using System.Diagnostics;
using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using Autograd.Core;
using Autograd.Core.Optimizers;
using Autograd.MLNet.Checkpoints;
using Autograd.MLNet.Communication;
using Autograd.MLNet.Data;
using Autograd.MLNet.Models;
using Autograd.MLNet.Schedules;
using Autograd.MLNet.Training.Metrics;
using Autograd.MLNet.Training.Steps;
using Microsoft.ML;
using Microsoft.ML.Runtime;
using Microsoft.ML.Trainers;

namespace Autograd.MLNet.Training;

/// <summary>The training loop: epochs over batches, with everything that happens between them.</summary>
internal sealed class LinearDescent
{
    private readonly TrainingData _data;
    private readonly LinearTrainerOptions _options;
    private readonly LinearModel _model;
    private readonly Ranks? _ranks;
    private readonly IBatches _batches;
    private readonly IGradient _gradient;
    private readonly Averaging? _averaging;
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
    private readonly int _epochs;
    private readonly int _stepsPerEpoch;
    private readonly string _metricName;
    private double _gradientNorm;
    private double _batchLoss;

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
        _ranks = _data.Ranks;
        _epochs = setup.Epochs;
        _stepsPerEpoch = setup.StepsPerEpoch;
        IMetric metric = setup.Task.CreateMetric(options.PositiveWeight);
        _metricName = metric.Name;

        (_batches, _gradient, _averaging) = TrainingSteps.Create(setup, options);
        _evaluation = setup.Validation is null ? null : new Evaluation(setup.Validation, setup.Objective, _model, metric, _ranks, _data.ValidationBlocks);
        _parameters = [_model.Weights, _model.Biases];

        // Sparse weights pay their L2 penalty with the L1 penalty, lazily; others in the gradient, as in PyTorch.
        bool isLazy = _model is SparseModel;
        double l2 = options.L2Regularization + setup.Optimizer.DecoupledWeightDecay;
        _sparseL2 = isLazy ? l2 : 0;
        _optimizer = setup.Optimizer.Create(_model.Weights, _model.Biases, setup.LearningRate, isLazy ? 0 : l2);
        _schedule = (options.Schedule ?? (setup.Optimizer.IsFullBatch ? AutogradSchedule.Constant() : AutogradSchedule.PolynomialDecay())).Start(_optimizer, _epochs, _stepsPerEpoch);
        _best = new BestModel(options.EarlyStopping);
        _divergence = new Divergence(_model, setup.Standardization, isRateGiven: options.LearningRate is not null);
        _checkpointing = new Checkpointing(options, setup.Description, _data.Fingerprint, _ranks);
    }

    /// <summary>Trains, and returns weights, output after output, and biases for standardised rows.</summary>
    /// <exception cref="TrainingDivergedException">The loss or a weight is not finite.</exception>
    /// <exception cref="OperationCanceledException">Training was cancelled, and the options say to throw.</exception>
    /// <exception cref="CheckpointException">The checkpoint to resume from does not fit.</exception>
    public (float[] Weights, float[] Biases) Run()
    {
        int done = _checkpointing.Resume(_model, _optimizer, _schedule, _best, _reports);
        foreach (EpochReport report in _ranks is { IsFirst: false } ? [] : _reports)
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
            RequireSameWeights(epoch);
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

            // Reports and checkpoints are the first rank's, and may fail there alone.
            _ranks?.Agree();
        }

        if (!completed && _options.OnCancellation == CancellationBehavior.Throw)
            throw new OperationCanceledException("Autograd: training was cancelled.", _options.CancellationToken);
        _model.EndEpoch();
        bool restore = completed ? _options.EarlyStopping is { RestoreBest: true } : _evaluation is not null;
        return restore && _best.Weights is not null ? (_best.Weights, _best.Biases!) : (_model.GetWeights(), _model.Biases.ToArray());
    }

    private void RequireSameWeights(int epoch)
        => _ranks?.RequireSame(
            [.. MemoryMarshal.AsBytes(_model.EvaluationWeights.Detach().AsSpan()), .. MemoryMarshal.AsBytes(_model.Biases.Detach().AsSpan())],
            others => $"after epoch {epoch} {others} has other weights than rank 0. The machines compute differently, or their sums arrive with different bits; set ReproducibleBlocks, whose sums are exact, or use like machines.");

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
        if (_ranks is { IsFirst: false })
            return;
        _channel.Info(MessageSensitivity.None, report.ToString());
        _options.Progress?.Report(report);
    }

    /// <summary>Goes over all rows once; false where it was cancelled on the way.</summary>
    private bool TryTrainEpoch(int epoch, out double loss, out double lastRate)
    {
        loss = double.NaN;
        lastRate = _optimizer.LearningRate;
        int step = 0;
        foreach (RowBatch batch in _batches.Of(epoch))
        {
            lastRate = _optimizer.LearningRate;
            if (!TryTrainBatch(batch, isLast: ++step == _stepsPerEpoch))
                return false;
            _divergence.CheckLoss(epoch, step, _batchLoss, lastRate);
        }

        loss = _gradient.TakeLoss() / _data.RowCount;
        return true;
    }

    private bool TryTrainBatch(in RowBatch batch, bool isLast)
    {
        if (_optimizer is LBFGS<float>)
            return TryTrainWholeSet(batch);
        if (_ranks is null && _options.CancellationToken.IsCancellationRequested)
            return false;
        if (_averaging is not null && batch.Count == 0)
        {
            _schedule.AfterStep();
            return _averaging.TryAfterStep(0, isLast);
        }

        _model.BeginBatch(batch.Set.Features, batch.Rows.Indices.Span, _optimizer);
        if (!_gradient.TryCompute(batch))
            return false;
        KeepLoss();
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
        return _averaging?.TryAfterStep(batch.Count, isLast) ?? true;
    }

    private void KeepLoss()
    {
        _gradient.KeepLoss();
        _batchLoss = _gradient.ReportedLoss;
    }

    private bool TryTrainWholeSet(RowBatch batch)
    {
        bool isCancelled = _options.CancellationToken.IsCancellationRequested;
        if (_ranks?.Any(isCancelled) ?? isCancelled)
            return false;
        bool isFirst = true;
        _optimizer.Step(() =>
        {
            _gradient.TryCompute(batch);
            double loss = _gradient.TrainedLoss + AddL2Gradient();
            if (isFirst)
            {
                KeepLoss();
                _gradientNorm = _parameters.GradNorm();
            }

            isFirst = false;
            return (float)loss;
        });
        return true;
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
