using Autograd.Core.Kernels;
using Autograd.Core.Optimizers;

namespace Autograd.Core.Sparse;

/// <content>Regularisation of all rows, which those pay for later that are not gathered.</content>
public sealed partial class RowTable<T>
{
    private DeferredShrinkage? _owed;

    /// <summary>
    /// Regularises the whole table, once a step after <see cref="Scatter"/>: each element becomes <c>sign(w) · max(0, (1 − η·λ₂)·|w| − η·s·λ₁)</c>, where s is its
    /// step size under the optimizer (see <see cref="Optimizer{T}.SoftThreshold"/>); with <see cref="DecaysInStepSizes"/>, η·λ₂ is multiplied by s too, and the decay is <c>e^(−η·s·λ₂)</c>.
    /// </summary>
    /// <param name="learningRate">η, not negative.</param>
    /// <param name="l1">λ₁, not negative: the penalty λ₁·‖w‖₁.</param>
    /// <param name="l2">λ₂, not negative: the penalty λ₂/2·‖w‖².</param>
    /// <remarks>
    /// Costs nothing by itself: a row pays for all steps at once when it is gathered next, with the step sizes it has then; or all rows do in <see cref="Flush"/>. While both
    /// penalties are 0, nothing is remembered either.
    /// </remarks>
    /// <exception cref="ArgumentOutOfRangeException">A number is negative or not finite.</exception>
    /// <exception cref="InvalidOperationException">Rows are gathered.</exception>
    public void Shrink(double learningRate, double l1, double l2)
    {
        Check(learningRate, nameof(learningRate));
        Check(l1, nameof(l1));
        Check(l2, nameof(l2));
        RequireScattered(nameof(Shrink));
        double lost = DecaysInStepSizes ? -double.ExpM1(-learningRate * l2) : learningRate * l2, kept = 1 - lost;
        double threshold = l1 * (DecaysInStepSizes && l2 > 0 ? lost / l2 : learningRate);
        if (kept == 1 && threshold == 0)
            return;

        _owed ??= new DeferredShrinkage(_rowCount, DecaysInStepSizes);
        if (kept > 0)
        {
            _owed.Add(kept, threshold);
            return;
        }

        All.Node.Data.Clear();
        All.Node.Storage.Version++;
        _owed.AllPaid();

        static void Check(double value, string name)
        {
            if (!(value >= 0 && double.IsFinite(value)))
                throw new ArgumentOutOfRangeException(name, value, $"RowTable: {name} must be finite and not negative, got {value}.");
        }
    }

    /// <summary>Makes all rows pay what they owe of <see cref="Shrink"/>, so that <see cref="All"/> has the true values.</summary>
    /// <exception cref="InvalidOperationException">Rows are gathered; or what they owe depends on an optimizer that is not known yet.</exception>
    public void Flush()
    {
        RequireScattered(nameof(Flush));
        if (_owed is not { IsAnythingOwed: true })
            return;
        if (_owed.DependsOnStepSizes && _optimizer is null)
            throw new InvalidOperationException("RowTable: what the rows owe depends on the step sizes of the optimizer, which is not known yet. Gather with it first; no rows are enough.");
        for (int start = 0; start < _rowCount; start += _rows.Length)
        {
            int count = Math.Min(_rows.Length, _rowCount - start);
            for (int i = 0; i < count; i++)
                _rows[i] = start + i;
            Load(count);
            Scatter();
        }

        _owed.AllPaid();
    }

    private void PayOwed(ReadOnlySpan<int> rows)
    {
        if (_owed is not { IsAnythingOwed: true })
            return;
        Span<T> window = ActiveData;
        using var stepSizes = new Scratch<T>(_owed.DependsOnStepSizes ? window.Length : 0);
        if (_owed.DependsOnStepSizes)
            _optimizer!.StepSizes(_group!, _state!, stepSizes.Span);
        _owed.Pay(rows, _columns, window, stepSizes.Span);
    }
}
