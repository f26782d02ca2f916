using Autograd.Core.Optimizers;
using Autograd.Core.Schedules;
using Autograd.MLNet.Schedules;

namespace Microsoft.ML.Trainers;

/// <summary>How the learning rate changes as training goes on; the schedules are those of <see cref="Autograd.Core.Schedules"/>, with PyTorch's names and settings.</summary>
/// <remarks>Unless a member says otherwise, the rate changes once an epoch.</remarks>
public abstract record AutogradSchedule
{
    private protected AutogradSchedule()
    {
    }

    /// <summary>The rate stays what it is.</summary>
    public static AutogradSchedule Constant() => new SchedulerOf("Constant", static (optimizer, _, _) => new ConstantLR(optimizer, 1, 0));

    /// <summary>Constant for a share of the training, then falling linearly to zero, step by step.</summary>
    /// <param name="constantShare">The share of the steps before the rate begins to fall, from 0 to 1.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="constantShare"/> is not from 0 to 1.</exception>
    public static AutogradSchedule LinearDecay(double constantShare = 0.5) => constantShare is >= 0 and <= 1
        ? new SchedulerOf(
            FormattableString.Invariant($"LinearDecay({constantShare})"),
            (optimizer, epochs, steps) => new LambdaLR(optimizer, step => LeftAt((double)step / ((double)epochs * steps), constantShare)),
            EachStep: true)
        : throw WrongShare(constantShare);

    /// <summary>
    /// Constant for a share of the training, then falling to zero, step by step, as a power of the share of the fall that is left. Default of the trainers, with a power of 2 and a share of ⅝: as much learning in all as a
    /// linear fall from ½ on, and a smaller rate, and so less noise of batches, at the end.
    /// </summary>
    /// <param name="power">The power, above 0.</param>
    /// <param name="constantShare">The share of the steps before the rate begins to fall, from 0 to 1.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="power"/> is not above 0, or <paramref name="constantShare"/> is not from 0 to 1.</exception>
    public static AutogradSchedule PolynomialDecay(double power = 2, double constantShare = 0.625)
    {
        if (!(power > 0 && double.IsFinite(power)))
            throw new ArgumentOutOfRangeException(nameof(power), power, FormattableString.Invariant($"Autograd: power must be above 0, got {power}."));
        return constantShare is >= 0 and <= 1
            ? new SchedulerOf(
                FormattableString.Invariant($"PolynomialDecay({power}, {constantShare})"),
                (optimizer, epochs, steps) => new LambdaLR(optimizer, step => Power(LeftAt((double)step / ((double)epochs * steps), constantShare), power)),
                EachStep: true)
            : throw WrongShare(constantShare);
    }

    /// <summary>Multiplied by γ every few epochs.</summary>
    /// <param name="stepSize">How many epochs lie between two changes.</param>
    /// <param name="gamma">γ.</param>
    public static AutogradSchedule StepLR(int stepSize, double gamma = 0.1)
        => Try(new(FormattableString.Invariant($"StepLR({stepSize}, {gamma})"), (optimizer, _, _) => new StepLR(optimizer, stepSize, gamma)));

    /// <summary>Multiplied by γ at given epochs.</summary>
    /// <param name="milestones">The epochs, increasing.</param>
    /// <param name="gamma">γ.</param>
    public static AutogradSchedule MultiStepLR(IReadOnlyList<int> milestones, double gamma = 0.1)
    {
        ArgumentNullException.ThrowIfNull(milestones);
        return Try(new(FormattableString.Invariant($"MultiStepLR([{string.Join(", ", milestones)}], {gamma})"), (optimizer, _, _) => new MultiStepLR(optimizer, [.. milestones], gamma)));
    }

    /// <summary>Multiplied by γ every epoch.</summary>
    /// <param name="gamma">γ.</param>
    public static AutogradSchedule ExponentialLR(double gamma)
        => Try(new(FormattableString.Invariant($"ExponentialLR({gamma})"), (optimizer, _, _) => new ExponentialLR(optimizer, gamma)));

    /// <summary>Half a cosine from the learning rate to a smallest one, over the whole training.</summary>
    /// <param name="minLearningRate">The smallest rate.</param>
    public static AutogradSchedule CosineAnnealingLR(double minLearningRate = 0)
        => Try(new(FormattableString.Invariant($"CosineAnnealingLR({minLearningRate})"), (optimizer, epochs, _) => new CosineAnnealingLR(optimizer, epochs, minLearningRate)));

    /// <summary>A cosine that starts anew after periods of growing length.</summary>
    /// <param name="firstPeriod">The epochs of the first period.</param>
    /// <param name="periodMultiplier">By how much each period is longer than the one before.</param>
    /// <param name="minLearningRate">The smallest rate.</param>
    public static AutogradSchedule CosineAnnealingWarmRestarts(int firstPeriod, int periodMultiplier = 1, double minLearningRate = 0)
        => Try(new(
            FormattableString.Invariant($"CosineAnnealingWarmRestarts({firstPeriod}, {periodMultiplier}, {minLearningRate})"),
            (optimizer, _, _) => new CosineAnnealingWarmRestarts(optimizer, firstPeriod, periodMultiplier, minLearningRate)));

    /// <summary>(1 − t/T)^power over the whole training of T epochs.</summary>
    /// <param name="power">The power.</param>
    public static AutogradSchedule PolynomialLR(double power = 1)
        => Try(new(FormattableString.Invariant($"PolynomialLR({power})"), (optimizer, epochs, _) => new PolynomialLR(optimizer, epochs, power)));

    /// <summary>Up to the learning rate and down again over the whole training, step by step; the trainer's learning rate is the largest.</summary>
    /// <param name="pctStart">The share of the steps going up.</param>
    public static AutogradSchedule OneCycleLR(double pctStart = 0.3)
        => Try(new(
            FormattableString.Invariant($"OneCycleLR({pctStart})"),
            (optimizer, epochs, steps) => new OneCycleLR(optimizer, optimizer.ParameterGroups[0].LearningRate, Math.Max(2, checked(epochs * steps)), pctStart, cycleMomentum: false),
            EachStep: true));

    /// <summary>Rising linearly over the first epochs, step by step, then constant.</summary>
    /// <param name="epochs">The epochs of the rise; at least 1.</param>
    /// <param name="startFactor">The share of the learning rate to begin with, above 0.</param>
    public static AutogradSchedule WarmUp(int epochs = 1, double startFactor = 0.01)
        => Try(new(
            FormattableString.Invariant($"WarmUp({epochs}, {startFactor})"),
            (optimizer, _, steps) => new LinearLR(optimizer, startFactor, 1, checked(epochs * steps)),
            EachStep: true));

    /// <summary>Multiplied by a factor where the loss (of the validation set, if there is one) has stopped falling.</summary>
    /// <param name="factor">The factor, below 1.</param>
    /// <param name="patience">How many epochs without improvement are let pass.</param>
    /// <param name="threshold">The share by which a loss must be smaller than the smallest to count as an improvement.</param>
    public static AutogradSchedule ReduceLROnPlateau(double factor = 0.1, int patience = 10, double threshold = 1e-4)
    {
        var schedule = new PlateauSchedule(factor, patience, threshold);
        schedule.Start(SchedulerOf.SomeOptimizer(), 10, 10);
        return schedule;
    }

    /// <summary>Begins the schedule of a training.</summary>
    internal abstract ISchedule Start(IOptimizer optimizer, int epochs, int stepsPerEpoch);

    private static ArgumentOutOfRangeException WrongShare(double constantShare)
        => new(nameof(constantShare), constantShare, FormattableString.Invariant($"Autograd: constantShare must be from 0 to 1, got {constantShare}."));

    // The default is 2, in every step: Math.Pow takes as long as a kernel.
    private static double Power(double left, double power) => power == 2 ? left * left : Math.Pow(left, power);

    // The share of the fall that is still to come.
    private static double LeftAt(double progress, double constantShare)
        => progress <= constantShare ? 1 : progress >= 1 ? 0 : (1 - progress) / (1 - constantShare);

    // The engine's own constructor knows the ranges.
    private static SchedulerOf Try(SchedulerOf schedule)
    {
        schedule.Start(SchedulerOf.SomeOptimizer(), 10, 10);
        return schedule;
    }
}
