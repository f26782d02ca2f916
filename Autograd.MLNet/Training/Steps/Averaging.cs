using System.Numerics.Tensors;
using Autograd.Core;
using Autograd.MLNet.Communication;
using Autograd.MLNet.Models;

namespace Autograd.MLNet.Training.Steps;

/// <summary>Local SGD: ranks step on rows of their own, and now and then average their weights, by the rows that went into them.</summary>
internal sealed class Averaging(Ranks ranks, LinearModel model, int everySteps, CancellationToken cancellation)
{
    // Once, because each time is an allocation.
    private readonly Variable<float> _weights = model.EvaluationWeights.Detach();
    private readonly Variable<float> _biases = model.Biases.Detach();
    private int _steps;
    private long _rows;

    /// <summary>What adds the weights up.</summary>
    public StepExchange Exchange { get; } = new(ranks, model.EvaluationWeights.FlattenedLength + model.Outputs + 1);

    /// <summary>Takes note of a step, and averages after enough; false where training was cancelled.</summary>
    /// <param name="rows">How many rows of this rank it was on.</param>
    /// <param name="isLast">Whether it was the last of the epoch.</param>
    public bool TryAfterStep(int rows, bool isLast)
    {
        _rows += rows;
        return (++_steps < everySteps && !isLast) || TryAverage();
    }

    private bool TryAverage()
    {
        model.EndEpoch();
        Span<float> weights = _weights.AsWritableSpan(), biases = _biases.AsWritableSpan(), numbers = Exchange.Numbers;
        TensorPrimitives.Multiply(weights, (float)_rows, numbers[..weights.Length]);
        TensorPrimitives.Multiply(biases, (float)_rows, numbers[weights.Length..^1]);
        numbers[^1] = _rows;
        bool goesOn = Exchange.Run(isFinite: true, cancellation.IsCancellationRequested);
        TensorPrimitives.Divide(numbers[..weights.Length], numbers[^1], weights);
        TensorPrimitives.Divide(numbers[weights.Length..^1], numbers[^1], biases);
        (_steps, _rows) = (0, 0);
        return goesOn;
    }
}
