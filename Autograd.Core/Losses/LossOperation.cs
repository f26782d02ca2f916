using System.Numerics;
using Autograd.Core.Kernels;

namespace Autograd.Core;

/// <summary>A loss formula as one operation on predictions and targets of the same shape.</summary>
internal readonly struct LossOperation<T, TLoss>(Reduction reduction) : IBinaryOperation<T>
    where T : unmanaged, IFloatingPointIeee754<T>
    where TLoss : struct, ILossFormula, IOperation
{
    public static string Name => TLoss.Name;

    public static Reads Saves(bool needsPrediction, bool needsTarget) => Reads.First | Reads.Second;

    public static Variable<T> Apply(Variable<T> prediction, Variable<T> target, Reduction reduction)
    {
        if (prediction.Shape != target.Shape)
            throw new ArgumentException(
                $"{Name}: prediction and target must have the same shape, prediction is {prediction.Shape} and target is {target.Shape}. "
                + "Reshape the target; broadcasting would compute another loss.", nameof(target));
        if (!Enum.IsDefined(reduction))
            throw new ArgumentOutOfRangeException(nameof(reduction), reduction, $"{Name}: {reduction} is not a valid value for reduction.");
        Shape shape = reduction == Reduction.None ? prediction.Shape : Shape.Scalar;
        return Recorder.Binary(prediction, target, shape, new LossOperation<T, TLoss>(reduction));
    }

    public void Forward(in Shape ps, ReadOnlySpan<T> prediction, in Shape ts, ReadOnlySpan<T> target, in Shape ys, Span<T> y)
    {
        if (reduction == Reduction.None)
            Loss.Values<T, TLoss>(prediction, target, y);
        else
            y[0] = Loss.Sum<T, TLoss>(prediction, target) / Divisor(prediction.Length);
    }

    public void Backward(Operand<T> prediction, Operand<T> target, Output<T> y)
    {
        T divisor = Divisor(prediction.Value.Length);
        if (prediction.NeedsGradient)
            Loss.AddGradientOfPredictions<T, TLoss>(prediction.Value, target.Value, y.Gradient, divisor, prediction.Gradient);
        if (target.NeedsGradient)
            Loss.AddGradientOfTargets<T, TLoss>(prediction.Value, target.Value, y.Gradient, divisor, target.Gradient);
    }

    private T Divisor(int count) => reduction == Reduction.Mean ? T.CreateTruncating(count) : T.One;
}
