using System.Numerics;
using Autograd.Core.Kernels;

namespace Autograd.Core;

/// <summary>A loss formula as one operation on predictions and targets of the same shape.</summary>
/// <remarks>Where a gradient will be wanted, forward computes the slopes together with the values, and backward only multiplies them.</remarks>
internal readonly struct LossOperation<T, TLoss> : IBinaryOperation<T>
    where T : unmanaged, IFloatingPointIeee754<T>
    where TLoss : struct, ILoss
{
    private readonly TLoss _loss;
    private readonly bool _reduce;
    private readonly T _divisor;
    private readonly Node<T>? _weights;
    private readonly Node<T>? _predictionSlopes;
    private readonly Node<T>? _targetSlopes;

    public LossOperation(in TLoss loss, Node<T> prediction, Node<T> target, Node<T>? weights, Reduction reduction)
    {
        _loss = loss;
        _weights = weights;
        _reduce = reduction != Reduction.None;
        _divisor = reduction switch
        {
            Reduction.Mean when weights is not null && TLoss.MeanIsWeighted => Summation.Sum<T>(weights.Data),
            Reduction.Mean => T.CreateTruncating(prediction.Length),
            Reduction.BatchMean when prediction.Shape.Rank > 0 => T.CreateTruncating(prediction.Shape[0]),
            _ => T.One,
        };
        ThreadState state = ThreadState.Current;
        _predictionSlopes = state.IsGradEnabled && prediction.RequiresGrad ? ForwardBuffer.Take<T>(state, prediction.Shape) : null;
        _targetSlopes = state.IsGradEnabled && target.RequiresGrad ? ForwardBuffer.Take<T>(state, prediction.Shape) : null;
    }

    public static string Name { get; } = typeof(TLoss).Name.Split('`')[0];

    public static Reads Saves(bool needsPrediction, bool needsTarget) => Reads.First | Reads.Second;

    public void Forward(in Shape ps, ReadOnlySpan<T> prediction, in Shape ts, ReadOnlySpan<T> target, in Shape ys, Span<T> y)
    {
        ReadOnlySpan<T> weights = _weights is null ? default : _weights.Data;
        Run(prediction, target, weights, ofTarget: false, _predictionSlopes is null ? default : _predictionSlopes.Data, y);
        if (_targetSlopes is not null)
            Run(prediction, target, weights, ofTarget: true, _targetSlopes.Data, y);
    }

    public void Backward(Operand<T> prediction, Operand<T> target, Output<T> y)
    {
        if (prediction.NeedsGradient)
            Loss.AddGradient(_predictionSlopes!.Data, y.Gradient, _divisor, prediction.Gradient);
        if (target.NeedsGradient)
            Loss.AddGradient(_targetSlopes!.Data, y.Gradient, _divisor, target.Gradient);
    }

    private void Run(ReadOnlySpan<T> prediction, ReadOnlySpan<T> target, ReadOnlySpan<T> weights, bool ofTarget, Span<T> slopes, Span<T> y)
    {
        if (_reduce)
            y[0] = Loss.Sum(_loss, prediction, target, weights, ofTarget, slopes) / _divisor;
        else
            Loss.Values(_loss, prediction, target, weights, ofTarget, slopes, y);
    }
}
