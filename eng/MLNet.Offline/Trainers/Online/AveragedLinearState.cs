using System.Numerics.Tensors;
using Microsoft.ML.Data;
using Microsoft.ML.Internal.Utilities;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Trainers;

/// <summary>Gradient descent row by row, with the sum of the weights and biases after each.</summary>
internal sealed class AveragedLinearState : OnlineLinearState
{
    /// <summary>The sum is brought up to date once the weights have moved by this part of all that they moved before.</summary>
    private const float Tolerance = 1e-2f;

    private readonly AveragedLinearOptions _options;
    private readonly IScalarLoss _loss;

    private readonly float[] _totalWeights;
    private float _totalBias;
    private double _numUpdates;

    /// <summary>How many rows are not in the sum yet.</summary>
    private int _numPending;
    private double _totalMovement;
    private double _pendingMovement;
    private float _gain = 1;

    /// <remarks>As in ML.NET, the sum of the weights starts with the initial ones, which are not counted, and that of the biases with zero.</remarks>
    public AveragedLinearState(
        IHost host, IChannel ch, string trainerName, AveragedLinearOptions options, IScalarLoss loss, int numFeatures, LinearModelParameters initial)
        : base(host, ch, trainerName, options, numFeatures, initial)
    {
        _options = options;
        _loss = loss;
        _totalWeights = [.. Weights];
    }

    public override void ProcessRow(IChannel ch, in VBuffer<float> features, float label)
    {
        base.ProcessRow(ch, in features, label);
        float output = Score(in features);
        if (_loss.Loss(output, label) != 0 || _options.L2Regularization > 0)
        {
            if (_options.LazyUpdate && _options.Averaged && _numPending > 0 && _totalMovement * Tolerance <= _pendingMovement)
                AddPending(WeightsScale);
            Move(in features, -GetRate() * _loss.Derivative(output, label));
        }

        if (_options.Averaged)
            AddToAverage(ch);
    }

    public override void FinishIteration()
    {
        if (_options.Averaged && _options.LazyUpdate && _numPending > 0)
            AddPending(biasScale: 1);
        base.FinishIteration();
    }

    public override (float[] Weights, float Bias) GetResult() =>
        _options.Averaged ? (GetAverage(), _totalBias / (float)_numUpdates) : (Weights, Bias);

    private float GetRate() => _options.DecreaseLearningRate
        ? _options.LearningRate / MathF.Sqrt((float)_numUpdates + _numPending + 1)
        : _options.LearningRate;

    private void Move(in VBuffer<float> features, float step)
    {
        VectorUtils.AddMult(in features, step / WeightsScale, Weights);
        WeightsScale *= 1 - 2 * _options.L2Regularization;
        ScaleWeightsIfNeeded();
        Bias += step;
        _pendingMovement += Math.Abs(step);
    }

    /// <summary>Adds the weights for all the rows since they were added last.</summary>
    /// <param name="biasScale">Amid an iteration ML.NET scales the bias as if it were a weight.</param>
    private void AddPending(float biasScale)
    {
        VectorUtils.AddMult(Weights, _numPending * WeightsScale, _totalWeights);
        _totalBias += Bias * _numPending * biasScale;
        _numUpdates += _numPending;
        _numPending = 0;
        _totalMovement += _pendingMovement;
        _pendingMovement = 0;
    }

    private void AddToAverage(IChannel ch)
    {
        if (_options.LazyUpdate)
            _numPending++;
        else
            AddNow();

        if (_options.ResetWeightsAfterXExamples is not { } period || NumIterExamples % period != 0)
            return;
        ch.Info("Resetting weights to average weights");
        GetAverage().CopyTo(Weights, 0);
        WeightsScale = 1;
        Bias = _totalBias / (float)_numUpdates;
    }

    private void AddNow()
    {
        VectorUtils.AddMult(Weights, _gain * WeightsScale, _totalWeights);
        _totalBias += _gain * Bias;
        _numUpdates += _gain;
        if (_options.RecencyGain == 0)
            return;

        _gain = _options.RecencyGainMultiplicative ? _gain * _options.RecencyGain : _gain + _options.RecencyGain;
        if (_gain > 1000)
            ScaleDown(1e-6f);
    }

    private void ScaleDown(float scale)
    {
        _gain *= scale;
        _totalBias *= scale;
        TensorPrimitives.Multiply(_totalWeights, scale, _totalWeights);
        _numUpdates *= scale;
    }

    private float[] GetAverage()
    {
        var average = new float[_totalWeights.Length];
        TensorPrimitives.Multiply(_totalWeights, 1 / (float)_numUpdates, average);
        return average;
    }
}
