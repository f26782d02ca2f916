using Autograd.Core.Optimizers;
using Autograd.Core.Schedules;
using Autograd.Core.Serialization;
using Autograd.Core.Tests.Support;

namespace Autograd.Core.Tests.Schedules;

/// <summary>Schedules beyond PyTorch's sequences: groups, edges and errors.</summary>
[TestClass]
public sealed class ScheduleTests
{
    private readonly SGD<double> _optimizer = new(
        [new ParameterGroup<double>([Variable.Scalar(1.0, requiresGrad: true)]), new ParameterGroup<double>([Variable.Scalar(1.0, requiresGrad: true)]) { LearningRate = 0.5 }],
        learningRate: 0.1,
        momentum: 0.9);

    [TestMethod]
    public void EveryGroupHasItsOwnRate()
    {
        var schedule = new ExponentialLR(_optimizer, gamma: 0.5);
        schedule.Step();
        Assert.AreSequenceEqual([0.05, 0.25], schedule.LastLearningRates);
        Assert.AreEqual(0.25, _optimizer.ParameterGroups[1].LearningRate);
        Assert.AreEqual(0.5, _optimizer.ParameterGroups[1].InitialLearningRate);
    }

    [TestMethod]
    public void AFunctionForEachGroup()
    {
        var schedule = new LambdaLR(_optimizer, [epoch => epoch, epoch => 1]);
        Assert.AreSequenceEqual([0.0, 0.5], schedule.LastLearningRates);
        schedule.Step();
        schedule.Step();
        Assert.AreSequenceEqual([0.2, 0.5], schedule.LastLearningRates);
        Expect.Error<ArgumentException>(() => new LambdaLR(_optimizer, [epoch => 1]), "expected 2 functions", "got 1");
    }

    [TestMethod]
    public void AMaximumForEachGroupAndMomentumInTheOtherDirection()
    {
        var schedule = new OneCycleLR(_optimizer, [1.0, 2.0], totalSteps: 10);
        Close.Within(1e-15, 0.04, schedule.LastLearningRates[0]);
        Close.Within(1e-15, 0.08, schedule.LastLearningRates[1]);
        Assert.AreEqual(0.95, _optimizer.ParameterGroups[1].Momentum);
        schedule.Step();
        schedule.Step();
        Assert.AreSequenceEqual([1.0, 2.0], schedule.LastLearningRates);
        Close.Within(1e-15, 0.85, _optimizer.ParameterGroups[1].Momentum);
        for (int step = 3; step < 10; step++)
            schedule.Step();
        Close.Within(1e-15, 0.04 / 1e4, schedule.LastLearningRates[0]);
        Close.Within(1e-15, 0.95, _optimizer.ParameterGroups[0].Momentum);
    }

    [TestMethod]
    public void OneCycleMayBeSteppedAfterEveryBatchButNoMore()
    {
        var schedule = new OneCycleLR(_optimizer, maxLearningRate: 1, totalSteps: 3);
        for (int batch = 0; batch < 3; batch++)
            schedule.Step();
        Expect.Error<InvalidOperationException>(schedule.Step, "tried to step 4 times", "total steps is 3");
        Assert.AreEqual(3, schedule.LastEpoch);
    }

    [TestMethod]
    public void OneCycleMovesBeta1OfAdam()
    {
        var adam = new Adam<double>([Variable.Scalar(1.0, requiresGrad: true)]);
        _ = new OneCycleLR(adam, maxLearningRate: 1, totalSteps: 10, maxMomentum: 0.7);
        Assert.AreEqual(0.7, adam.ParameterGroups[0].Beta1);
        var adagrad = new Adagrad<double>([Variable.Scalar(1.0, requiresGrad: true)]);
        Expect.Error<ArgumentException>(() => new OneCycleLR(adagrad, maxLearningRate: 1, totalSteps: 10), "must support momentum", "cycleMomentum: false");
        _ = new OneCycleLR(adagrad, maxLearningRate: 1, totalSteps: 10, cycleMomentum: false);
    }

    [TestMethod]
    public void WarmRestartsMayGoToAnyPoint()
    {
        CosineAnnealingWarmRestarts once = new(_optimizer, firstPeriod: 2, periodMultiplier: 2), again = new(_optimizer, firstPeriod: 2, periodMultiplier: 2);
        for (int epoch = 1; epoch < 20; epoch++)
        {
            once.Step();
            double rate = _optimizer.LearningRate;
            again.Step((double)epoch);
            Close.Within(1e-15, rate, _optimizer.LearningRate, $"epoch {epoch}");
        }

        again.Step(0.5);
        Close.Within(1e-15, 0.1 * (1 + Math.Cos(Math.PI / 4)) / 2, _optimizer.LearningRate);
        Assert.AreEqual(0, again.LastEpoch);
        Expect.Error<ArgumentOutOfRangeException>(() => again.Step(-1), "non-negative epoch", "-1");
    }

    [TestMethod]
    public void AWarmUpBeforeACosine()
    {
        var schedule = new SequentialLR(
            _optimizer,
            [new LinearLR(_optimizer, startFactor: 0.1, totalIterations: 4), new CosineAnnealingLR(_optimizer, maxIterations: 6)],
            milestones: [4]);
        var rates = new List<double>();
        for (int epoch = 0; epoch <= 10; epoch++)
        {
            rates.Add(_optimizer.LearningRate);
            schedule.Step();
        }

        double[] expected = [0.01, 0.0325, 0.055, 0.0775, .. Enumerable.Range(0, 7).Select(t => 0.1 * (1 + Math.Cos(Math.PI * t / 6)) / 2)];
        for (int epoch = 0; epoch <= 10; epoch++)
            Close.Within(1e-15, expected[epoch], rates[epoch], $"epoch {epoch}");
    }

    [TestMethod]
    public void SequencesMayBeNested()
    {
        var inner = new SequentialLR(_optimizer, [new ConstantLR(_optimizer, 0.5, 10), new ExponentialLR(_optimizer, 0.5)], milestones: [2]);
        var schedule = new SequentialLR(_optimizer, [new ConstantLR(_optimizer, 0.1, 10), inner], milestones: [1]);
        var rates = new List<double>();
        for (int epoch = 0; epoch < 6; epoch++)
        {
            rates.Add(_optimizer.LearningRate);
            schedule.Step();
        }

        double[] expected = [0.01, 0.05, 0.05, 0.1, 0.05, 0.025];
        for (int epoch = 0; epoch < 6; epoch++)
            Close.Within(1e-15, expected[epoch], rates[epoch], $"epoch {epoch}");
    }

    [TestMethod]
    public void PlateausOfAMetricThatShouldRise()
    {
        var schedule = new ReduceLROnPlateau(_optimizer, PlateauMode.Max, patience: 1, threshold: 0.1, thresholdMode: ThresholdMode.Abs, minLearningRate: 0.03);
        double[] metrics = [1, 1.05, 1.2, double.NaN, 1.2, 1.3];
        foreach (double metric in metrics)
            schedule.Step(metric);
        Assert.AreEqual(1.2, schedule.Best);
        Close.Within(1e-15, 0.03, _optimizer.LearningRate);
        Close.Within(1e-15, 0.05, _optimizer.ParameterGroups[1].LearningRate);
    }

    [TestMethod]
    public void APlateauGoesOnAfterSavingAndLoading()
    {
        var schedule = new ReduceLROnPlateau(_optimizer, patience: 2, cooldown: 3);
        for (int epoch = 0; epoch < 4; epoch++)
            schedule.Step(1);
        var resumed = new ReduceLROnPlateau(_optimizer, patience: 2, cooldown: 3);
        resumed.LoadStateDict(schedule.StateDict());
        Assert.AreEqual(schedule.Best, resumed.Best);
        Assert.AreEqual(4, resumed.LastEpoch);
        for (int epoch = 0; epoch < 6; epoch++)
        {
            schedule.Step(2);
            resumed.Step(2);
            Assert.AreEqual(schedule.BadEpochs, resumed.BadEpochs);
        }
    }

    [TestMethod]
    public void StatesThatDoNotFitAreRefused()
    {
        StepLR step = new(_optimizer, 2);
        step.Step();
        Expect.Error<StateDictException>(() => new ExponentialLR(_optimizer, 0.5).LoadStateDict(step.StateDict()), "ExponentialLR: cannot load the state", "that of StepLR");
        var other = new SGD<double>([Variable.Scalar(1.0, requiresGrad: true)]);
        Expect.Error<StateDictException>(() => step.LoadStateDict(new StepLR(other, 2).StateDict()), "base_lrs must be of shape [2], it is [1]");
        Assert.AreEqual(1, step.LastEpoch);
        var chained = new ChainedScheduler(step);
        Expect.Error<StateDictException>(() => chained.LoadStateDict(new ChainedScheduler(step, new StepLR(_optimizer, 3)).StateDict()), "it has no use for _schedulers.1");
    }

    [TestMethod]
    public void GroupsAddedLaterNeedANewSchedule()
    {
        var schedule = new StepLR(_optimizer, 1);
        _optimizer.AddParameterGroup(new ParameterGroup<double>([Variable.Scalar(1.0, requiresGrad: true)]));
        Expect.Error<InvalidOperationException>(schedule.Step, "has 3 parameter groups, and had 2");
    }

    [TestMethod]
    public void ArgumentsThatAreRefused()
    {
        Expect.Error<ArgumentOutOfRangeException>(() => new StepLR(_optimizer, 0), "stepSize");
        Expect.Error<ArgumentOutOfRangeException>(() => new ConstantLR(_optimizer, factor: 1.5), "between 0 and 1");
        Expect.Error<ArgumentOutOfRangeException>(() => new LinearLR(_optimizer, startFactor: 0), "greater than 0 and less or equal to 1");
        Expect.Error<ArgumentOutOfRangeException>(() => new LinearLR(_optimizer, endFactor: 2), "between 0 and 1");
        Expect.Error<ArgumentOutOfRangeException>(() => new CosineAnnealingWarmRestarts(_optimizer, firstPeriod: 0), "firstPeriod");
        Expect.Error<ArgumentOutOfRangeException>(() => new CosineAnnealingWarmRestarts(_optimizer, firstPeriod: 1, periodMultiplier: 0), "periodMultiplier");
        Expect.Error<ArgumentOutOfRangeException>(() => new OneCycleLR(_optimizer, 1, totalSteps: 0), "positive number of steps");
        Expect.Error<ArgumentOutOfRangeException>(() => new OneCycleLR(_optimizer, 1, totalSteps: 10, pctStart: 2), "share between 0 and 1");
        Expect.Error<ArgumentException>(() => new OneCycleLR(_optimizer, [1.0], totalSteps: 10), "expected 2 maxima");
        Expect.Error<ArgumentOutOfRangeException>(() => new ReduceLROnPlateau(_optimizer, factor: 1), "below 1");
        Expect.Error<ArgumentException>(() => new ChainedScheduler(), "at least one schedule");
        Expect.Error<ArgumentException>(() => new SequentialLR(_optimizer, [], []), "at least one schedule");
        Expect.Error<ArgumentException>(() => new SequentialLR(_optimizer, [new StepLR(_optimizer, 1)], [1]), "1 schedules and 1 milestones");
        var other = new SGD<double>([Variable.Scalar(1.0, requiresGrad: true)]);
        Expect.Error<ArgumentException>(() => new SequentialLR(_optimizer, [new StepLR(other, 1)], []), "same optimizer");
        Expect.Error<ArgumentException>(() => new ChainedScheduler(new StepLR(_optimizer, 1), new StepLR(other, 1)), "same optimizer");
        Expect.Error<ArgumentNullException>(() => new StepLR(null!, 1), "optimizer");
    }

    [TestMethod]
    public void StepsAllocateNothing()
    {
        var schedule = new SequentialLR(_optimizer, [new LinearLR(_optimizer), new ChainedScheduler(new StepLR(_optimizer, 7), new CosineAnnealingLR(_optimizer, 9))], milestones: [3]);
        Assert.AreEqual(0, Allocation.Of(schedule.Step, times: 100));
    }
}
