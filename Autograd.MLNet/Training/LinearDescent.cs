using Microsoft.ML.Trainers;
using System.Diagnostics;
using System.Numerics.Tensors;
using Autograd.Core;
using Autograd.Core.Optimizers;
using Autograd.MLNet.Data;
using Microsoft.ML.Runtime;

namespace Autograd.MLNet.Training;

/// <summary>Mini-batch gradient descent for <c>w·x + b</c> under squared error, over rows in memory.</summary>
internal sealed class LinearDescent
{
    // From half of the training on the learning rate falls to zero.
    private const double ConstantShare = 0.5;

    private readonly TrainingSet _set;
    private readonly LinearTrainerOptions _options;
    private readonly double _lossScale;
    private readonly IChannel _channel;
    private readonly int _batchSize;
    private readonly int _epochs;
    private readonly int[] _order;
    private readonly Generator _generator;
    private readonly Tape<float> _tape = new();
    private readonly Variable<float> _x;
    private readonly Variable<float> _y;
    private readonly Variable<float> _exampleWeights;
    private readonly Variable<float> _weight;
    private readonly Variable<float> _bias;
    private readonly SGD<float> _weightOptimizer;
    private readonly SGD<float> _biasOptimizer;

    /// <summary>Prepares to train on standardised rows.</summary>
    /// <param name="set">The rows.</param>
    /// <param name="options">Checked options.</param>
    /// <param name="seed">Decides the order of the rows.</param>
    /// <param name="lossScale">What a loss on the standardised label is multiplied by to be in label units.</param>
    /// <param name="channel">Receives a line for each epoch.</param>
    public LinearDescent(TrainingSet set, LinearTrainerOptions options, int seed, double lossScale, IChannel channel)
    {
        _set = set;
        _options = options;
        _lossScale = lossScale;
        _channel = channel;
        _batchSize = Math.Min(options.BatchSize, set.RowCount);
        _epochs = options.NumberOfEpochs ?? DefaultEpochs(set.RowCount, _batchSize);
        _generator = new Generator(seed);
        _order = new int[set.RowCount];
        for (int i = 0; i < _order.Length; i++)
            _order[i] = i;

        int columns = set.Features.ColumnCount;
        _x = Variable.Zeros<float>([_batchSize, columns]);
        _y = Variable.Zeros<float>([_batchSize, 1]);
        _exampleWeights = Variable.Zeros<float>([_batchSize, 1]);
        _weight = Variable.Zeros<float>([1, columns], requiresGrad: true);
        _bias = Variable.Zeros<float>([1], requiresGrad: true);
        _weightOptimizer = new SGD<float>([_weight], weightDecay: options.L2Regularization);
        _biasOptimizer = new SGD<float>([_bias]);
    }

    private int StepsPerEpoch => (_set.RowCount + _batchSize - 1) / _batchSize;

    /// <summary>Trains, and returns weights and bias for standardised rows.</summary>
    /// <exception cref="InvalidOperationException">Training diverged.</exception>
    public (ReadOnlyMemory<float> Weights, float Bias) Run()
    {
        double learningRate = _options.LearningRate ?? Training.LearningRate.FromData(_set, _batchSize, _options.L2Regularization, _generator);
        long started = Stopwatch.GetTimestamp();
        for (int epoch = 1; epoch <= _epochs; epoch++)
        {
            long epochStarted = Stopwatch.GetTimestamp();
            double loss = TrainEpoch(epoch, learningRate);
            if (!double.IsFinite(loss) || !TensorPrimitives.IsFiniteAll(_weight.Detach().AsSpan()))
                throw new InvalidOperationException(
                    FormattableString.Invariant($"Autograd: training diverged in epoch {epoch}: the loss is {loss} with learning rate {learningRate:G3}. ")
                    + "Give a smaller LearningRate, or leave it null to derive it from the data.");

            var report = new EpochReport
            {
                Epoch = epoch,
                NumberOfEpochs = _epochs,
                TrainLoss = loss * _lossScale,
                LearningRate = _weightOptimizer.LearningRate,
                RowsPerSecond = _set.RowCount / Stopwatch.GetElapsedTime(epochStarted).TotalSeconds,
                Elapsed = Stopwatch.GetElapsedTime(started),
            };
            _channel.Info(MessageSensitivity.None, report.ToString());
            _options.Progress?.Report(report);
        }

        return (_weight.ToArray(), _bias.Item());
    }

    private static int DefaultEpochs(int rows, int batchSize)
    {
        int stepsPerEpoch = (rows + batchSize - 1) / batchSize;
        return Math.Min(1000, Math.Max(20, (2000 + stepsPerEpoch - 1) / stepsPerEpoch));
    }

    private double TrainEpoch(int epoch, double learningRate)
    {
        if (_options.Shuffle)
            _generator.Permutation(_order);

        double sum = 0;
        int step = (epoch - 1) * StepsPerEpoch, steps = _epochs * StepsPerEpoch;
        for (int start = 0; start < _order.Length; start += _batchSize, step++)
        {
            double rate = learningRate * Schedule((double)step / steps);
            _weightOptimizer.LearningRate = rate;
            _biasOptimizer.LearningRate = rate;
            ReadOnlySpan<int> rows = _order.AsSpan(start, Math.Min(_batchSize, _order.Length - start));
            sum += TrainBatch(rows) * rows.Length;
        }

        return sum / _order.Length;
    }

    private double TrainBatch(ReadOnlySpan<int> rows)
    {
        Gather(rows);
        using (_tape.Step())
        {
            Variable<float> prediction = _x.Narrow(0, 0, rows.Length).Linear(_weight, _bias);
            Variable<float> target = _y.Narrow(0, 0, rows.Length);
            Variable<float> loss = _set.Weights is null
                ? Variable.MseLoss(prediction, target)
                : (_exampleWeights.Narrow(0, 0, rows.Length) * Variable.MseLoss(prediction, target, Reduction.None)).Mean();
            _weightOptimizer.ZeroGrad();
            _biasOptimizer.ZeroGrad();
            loss.Backward();
            _weightOptimizer.Step();
            _biasOptimizer.Step();
            return loss.Item();
        }
    }

    private void Gather(ReadOnlySpan<int> rows)
    {
        Span<float> x = _x.AsWritableSpan(), y = _y.AsWritableSpan(), weights = _exampleWeights.AsWritableSpan();
        int columns = _set.Features.ColumnCount;
        for (int i = 0; i < rows.Length; i++)
        {
            _set.Features[rows[i]].CopyTo(x[(i * columns)..]);
            y[i] = _set.Labels[rows[i]];
            if (_set.Weights is not null)
                weights[i] = _set.Weights[rows[i]];
        }
    }

    private static double Schedule(double progress)
        => progress <= ConstantShare ? 1 : (1 - progress) / (1 - ConstantShare);
}
