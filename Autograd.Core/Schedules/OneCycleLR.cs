using Autograd.Core.Optimizers;

namespace Autograd.Core.Schedules;

/// <summary>
/// One cycle over the whole training: the learning rates rise to a maximum and then fall far below where they began, and momentum does the opposite. To be stepped after every batch.
/// </summary>
/// <remarks>Source: Smith and Topin, "Super-convergence: very fast training of neural networks using large learning rates" (2019).</remarks>
public sealed class OneCycleLR : LRScheduler
{
    private readonly int _totalSteps;
    private readonly double[] _largest;
    private readonly double _finalDivFactor;
    private readonly AnnealStrategy _strategy;
    private readonly HyperParameter? _momentum;
    private readonly double _baseMomentum;
    private readonly double _maxMomentum;
    private readonly double[] _ends;

    /// <summary>A cycle with the same maximum for all groups.</summary>
    /// <param name="optimizer">The optimizer.</param>
    /// <param name="maxLearningRate">The maximum.</param>
    /// <param name="totalSteps">The number of steps in the training; or give <c>epochs · stepsPerEpoch</c>.</param>
    /// <param name="pctStart">The share of the steps in which the learning rate rises.</param>
    /// <param name="annealStrategy">How it rises and falls.</param>
    /// <param name="cycleMomentum">Whether to change momentum too (β₁ of an optimizer that has betas).</param>
    /// <param name="baseMomentum">Momentum where the learning rate is largest.</param>
    /// <param name="maxMomentum">Momentum where the learning rate is smallest.</param>
    /// <param name="divFactor">The maximum divided by the learning rate at the start.</param>
    /// <param name="finalDivFactor">The learning rate at the start divided by the one at the end.</param>
    /// <param name="threePhase">Fall to where it began in as many steps as it rose, and then on; else fall to the end at once.</param>
    /// <exception cref="ArgumentException">A value is out of its range, or the optimizer has no momentum to change.</exception>
    public OneCycleLR(
        IOptimizer optimizer,
        double maxLearningRate,
        int totalSteps,
        double pctStart = 0.3,
        AnnealStrategy annealStrategy = AnnealStrategy.Cos,
        bool cycleMomentum = true,
        double baseMomentum = 0.85,
        double maxMomentum = 0.95,
        double divFactor = 25,
        double finalDivFactor = 1e4,
        bool threePhase = false)
        : this(
            optimizer,
            [.. Enumerable.Repeat(maxLearningRate, optimizer?.ParameterGroups.Count ?? 0)],
            totalSteps,
            pctStart,
            annealStrategy,
            cycleMomentum,
            baseMomentum,
            maxMomentum,
            divFactor,
            finalDivFactor,
            threePhase)
    {
    }

    /// <summary>A cycle with a maximum for each group.</summary>
    /// <inheritdoc cref="OneCycleLR(IOptimizer, double, int, double, AnnealStrategy, bool, double, double, double, double, bool)"/>
    public OneCycleLR(
        IOptimizer optimizer,
        ReadOnlySpan<double> maxLearningRates,
        int totalSteps,
        double pctStart = 0.3,
        AnnealStrategy annealStrategy = AnnealStrategy.Cos,
        bool cycleMomentum = true,
        double baseMomentum = 0.85,
        double maxMomentum = 0.95,
        double divFactor = 25,
        double finalDivFactor = 1e4,
        bool threePhase = false)
        : base(Prepare(optimizer, maxLearningRates, divFactor))
    {
        if (totalSteps <= 0)
            throw new ArgumentOutOfRangeException(nameof(totalSteps), totalSteps, $"OneCycleLR: expected a positive number of steps, but got {totalSteps}.");
        if (pctStart is not (>= 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(pctStart), pctStart, $"OneCycleLR: expected a share between 0 and 1 for pctStart, but got {pctStart}.");
        if (!Enum.IsDefined(annealStrategy))
            throw new ArgumentOutOfRangeException(nameof(annealStrategy), annealStrategy, $"OneCycleLR: {annealStrategy} is not a way to anneal.");

        _totalSteps = totalSteps;
        _largest = maxLearningRates.ToArray();
        _finalDivFactor = finalDivFactor;
        _strategy = annealStrategy;
        _momentum = cycleMomentum ? MomentumOf(optimizer) : null;
        _baseMomentum = baseMomentum;
        _maxMomentum = maxMomentum;
        double rising = pctStart * totalSteps;
        _ends = threePhase ? [rising - 1, (2 * rising) - 2, totalSteps - 1] : [rising - 1, totalSteps - 1];
        Apply();
    }

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">The steps of the training are used up.</exception>
    public override void Step()
    {
        if (LastEpoch == _totalSteps)
            throw new InvalidOperationException($"OneCycleLR: tried to step {LastEpoch + 1} times. The specified number of total steps is {_totalSteps}.");
        base.Step();
    }

    /// <inheritdoc/>
    protected override double Rate(ParameterGroup group, int index)
    {
        int phase = 0;
        while (phase < _ends.Length - 1 && LastEpoch > _ends[phase])
            phase++;
        double start = phase == 0 ? 0 : _ends[phase - 1], length = _ends[phase] - start;
        double share = length == 0 ? 1 : (LastEpoch - start) / length;
        double initial = BaseLearningRates[index], last = initial / _finalDivFactor;
        ReadOnlySpan<double> rates = _ends.Length == 2 ? [initial, _largest[index], last] : [initial, _largest[index], initial, last];
        ReadOnlySpan<double> momenta = [_maxMomentum, _baseMomentum, _maxMomentum, _maxMomentum];
        if (_momentum is { } momentum)
            group[momentum] = Between(momenta[phase], momenta[phase + 1], share);
        return Between(rates[phase], rates[phase + 1], share);
    }

    private static IOptimizer Prepare(IOptimizer optimizer, ReadOnlySpan<double> maxLearningRates, double divFactor)
    {
        ArgumentNullException.ThrowIfNull(optimizer);
        if (maxLearningRates.Length != optimizer.ParameterGroups.Count)
            throw new ArgumentException(
                $"OneCycleLR: expected {optimizer.ParameterGroups.Count} maxima, one for each parameter group, but got {maxLearningRates.Length}.", nameof(maxLearningRates));
        for (int i = 0; i < maxLearningRates.Length; i++)
            optimizer.ParameterGroups[i].InitialLearningRate = maxLearningRates[i] / divFactor;
        return optimizer;
    }

    private static HyperParameter MomentumOf(IOptimizer optimizer)
        => optimizer.ParameterGroups[0].Has(HyperParameter.Beta1) ? HyperParameter.Beta1
            : optimizer.ParameterGroups[0].Has(HyperParameter.Momentum) ? HyperParameter.Momentum
            : throw new ArgumentException("OneCycleLR: the optimizer must support momentum or beta1 with cycleMomentum. Set cycleMomentum: false.", nameof(optimizer));

    private double Between(double start, double end, double share)
        => _strategy == AnnealStrategy.Cos
            ? end + ((start - end) / 2 * (Math.Cos(Math.PI * share) + 1))
            : ((end - start) * share) + start;
}
