using Autograd.Core;
using Microsoft.ML.Trainers;

namespace Autograd.MLNet.Losses;

/// <summary>Maximum likelihood of several classes.</summary>
internal sealed class SoftmaxCrossEntropy : AutogradLoss
{
    private readonly double _smoothing;
    private readonly Variable<float>? _weights;

    public SoftmaxCrossEntropy(double labelSmoothing, IReadOnlyList<float>? classWeights)
        : base(Describe(labelSmoothing, classWeights), LossTargets.Multiclass)
    {
        if (!(labelSmoothing is >= 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(labelSmoothing), labelSmoothing, FormattableString.Invariant($"Autograd: labelSmoothing must be from 0 to 1, got {labelSmoothing}."));
        for (int i = 0; i < classWeights?.Count; i++)
        {
            if (!(classWeights[i] >= 0 && float.IsFinite(classWeights[i])))
                throw new ArgumentOutOfRangeException(nameof(classWeights), classWeights[i], FormattableString.Invariant($"Autograd: class weights must be finite and not negative, that of class {i} is {classWeights[i]}."));
        }

        _smoothing = labelSmoothing;
        _weights = classWeights is null ? null : Variable.Create<float>([.. classWeights]);
    }

    /// <summary>The number of class weights; null where there are none.</summary>
    public int? ClassCount => _weights?.FlattenedLength;

    internal override double? UnitOf(double deviation) => 1;

    internal override Variable<float> Sum(Variable<float> predictions, Variable<float> labels, Variable<float>? weights)
    {
        if (weights is not { } w)
            return predictions.CrossEntropy(labels, _weights, labelSmoothing: _smoothing, reduction: Reduction.Sum);
        return (predictions.CrossEntropy(labels, _weights, labelSmoothing: _smoothing, reduction: Reduction.None) * w.Reshape(labels.Shape[0])).Sum();
    }

    private static string Describe(double labelSmoothing, IReadOnlyList<float>? classWeights)
        => FormattableString.Invariant($"SoftmaxCrossEntropy({labelSmoothing}") + (classWeights is null ? ")" : FormattableString.Invariant($", [{string.Join(", ", classWeights.Select(w => FormattableString.Invariant($"{w}")))}])"));
}
