using Autograd.Core;
using Autograd.MLNet.Data;
using Autograd.MLNet.Losses;
using Microsoft.ML.Trainers;

namespace Autograd.MLNet.Training;

/// <summary>The loss of standardised scores and labels, output by output where each has a label of its own.</summary>
internal sealed class Objective
{
    private readonly Head[] _heads;
    private readonly LossTargets _targets;

    /// <summary>The loss of a task.</summary>
    /// <param name="loss">The loss in the label's units.</param>
    /// <param name="task">The task.</param>
    /// <param name="labels">How each label was standardised.</param>
    public Objective(AutogradLoss loss, LearningTask task, LabelScale[] labels)
    {
        _targets = task.Targets;
        _heads = [.. labels.Select(label => CreateHead(task.Targets == LossTargets.LogLink, loss, label))];
    }

    /// <summary>Divides losses whose unit nobody knows by what they are where all scores are zero, so that learning rates and penalties mean the same for all.</summary>
    public void MeasureUnits(Variable<float> labels, Variable<float>? weights)
    {
        using GradMode.Scope scope = GradMode.NoGrad();
        int rows = labels.Shape[0];
        for (int k = 0; k < _heads.Length; k++)
        {
            if (_heads[k].IsMeasured)
                continue;
            Variable<float> scores = Variable.Zeros<float>([rows, 1]);
            double start = _heads[k].Loss.Sum(scores, labels.Narrow(1, k, 1), weights).Item() / (double)rows;
            if (start > 0 && double.IsFinite(start))
                _heads[k] = _heads[k] with { Divisor = start, IsMeasured = true };
        }
    }

    /// <summary>The loss of some rows of a batch, and what it is multiplied by to be their part of the mean that is trained on: as the gradient that backward begins with, which spares an operation.</summary>
    /// <param name="scores">[rows, outputs]</param>
    /// <param name="labels">[rows, labels]</param>
    /// <param name="weights">[rows, 1], 1 in the mean of all data.</param>
    /// <param name="batchRows">The number of rows in the batch, of which these may be a part.</param>
    /// <param name="scale">Receives the factor.</param>
    /// <param name="reported">Receives the loss in the label's units, summed over rows, the mean of all labels.</param>
    public Variable<float> Loss(Variable<float> scores, Variable<float> labels, Variable<float>? weights, int batchRows, out float scale, out double reported)
    {
        reported = 0;
        if (_heads.Length == 1)
        {
            ref readonly Head head = ref _heads[0];
            scale = head.Scale(batchRows);
            return Sum(head, scores, _targets == LossTargets.Multiclass ? labels.Reshape(labels.Shape[0]) : labels, ref reported);
        }

        scale = 1;
        Variable<float>? total = null;
        for (int k = 0; k < _heads.Length; k++)
        {
            ref readonly Head head = ref _heads[k];
            Variable<float> mean = Sum(head, scores.Narrow(1, k, 1), labels.Narrow(1, k, 1), ref reported) * head.Scale(batchRows);
            total = total is { } others ? others + mean : mean;
        }

        return total!.Value;

        Variable<float> Sum(in Head head, Variable<float> ofScores, Variable<float> ofLabels, ref double inUnits)
        {
            Variable<float> sum = head.Loss.Sum(ofScores, ofLabels, weights);
            inUnits += ((sum.Item() * head.Unit) + Constants(head, ofLabels, weights)) / _heads.Length;
            return sum;
        }
    }

    private static double Constants(in Head head, Variable<float> labels, Variable<float>? weights)
    {
        (double a, double b) = head.Constant;
        if (a == 0 && b == 0)
            return 0;
        ReadOnlySpan<float> y = labels.Detach().AsSpan(), w = weights is { } given ? given.Detach().AsSpan() : default;
        double sum = 0;
        for (int i = 0; i < y.Length; i++)
            sum += (w.IsEmpty ? 1 : w[i]) * (a + (b * y[i]));
        return sum;
    }

    private static Head CreateHead(bool isLogLink, AutogradLoss loss, LabelScale label)
    {
        AutogradLoss standardized = loss.Standardized(label.Mean, label.Deviation);
        if (isLogLink)
            standardized = standardized.OfLogarithm();
        bool isRaw = label is { Mean: 0, Deviation: 1 };
        double? unit = isRaw ? 1 : loss.UnitOf(label.Deviation);
        return new Head(standardized, unit ?? 1, loss.ConstantOf(label.Deviation), 1, unit is not null);
    }

    /// <param name="Loss">On standardised labels.</param>
    /// <param name="Unit">What it is multiplied by to be in the label's units.</param>
    /// <param name="Constant">a and b of what is then added: a + b·y′.</param>
    /// <param name="Divisor">What it is divided by to be trained on.</param>
    /// <param name="IsMeasured">Whether the divisor needs no measuring.</param>
    private readonly record struct Head(AutogradLoss Loss, double Unit, (double A, double B) Constant, double Divisor, bool IsMeasured)
    {
        public float Scale(int batchRows) => (float)(1 / (Divisor * batchRows));
    }
}
