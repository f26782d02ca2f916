using Autograd.Core.Optimizers;
using Autograd.Core.Schedules;
using Autograd.Core.Tests.Support;

namespace Autograd.Core.Tests.Schedules;

/// <summary>Every schedule gives the learning rates of PyTorch's, before any step and after each.</summary>
[TestClass]
public sealed class TorchSequenceTests
{
    public static IEnumerable<(string Name, Func<IOptimizer, LRScheduler> Create)> Schedules =>
    [
        ("StepLR", o => new StepLR(o, stepSize: 5, gamma: 0.5)),
        ("MultiStepLR", o => new MultiStepLR(o, [3, 8, 9], gamma: 0.1)),
        ("ExponentialLR", o => new ExponentialLR(o, gamma: 0.9)),
        ("ConstantLR", o => new ConstantLR(o, factor: 0.5, totalIterations: 4)),
        ("LinearLR", o => new LinearLR(o, startFactor: 0.25, totalIterations: 6)),
        ("CosineAnnealingLR", o => new CosineAnnealingLR(o, maxIterations: 10, minLearningRate: 0.001)),
        ("CosineAnnealingWarmRestarts", o => new CosineAnnealingWarmRestarts(o, firstPeriod: 4, periodMultiplier: 2, minLearningRate: 0.001)),
        ("PolynomialLR", o => new PolynomialLR(o, totalIterations: 8, power: 2)),
        ("OneCycleLR", o => new OneCycleLR(o, maxLearningRate: 0.5, totalSteps: 25)),
        ("OneCycleLR_lin3", o => new OneCycleLR(o, maxLearningRate: 0.5, totalSteps: 25, annealStrategy: AnnealStrategy.Linear, threePhase: true)),
        ("LambdaLR", o => new LambdaLR(o, epoch => 1.0 / (1 + epoch))),
        ("SequentialLR", o => new SequentialLR(o, [new ConstantLR(o, factor: 0.1, totalIterations: 2), new ExponentialLR(o, gamma: 0.9)], milestones: [3])),
        ("ChainedScheduler", o => new ChainedScheduler(new ConstantLR(o, factor: 0.1, totalIterations: 2), new ExponentialLR(o, gamma: 0.9))),
    ];

    [TestMethod]
    [DynamicData(nameof(Schedules))]
    public void GivesPyTorchsRates(string name, Func<IOptimizer, LRScheduler> create)
    {
        double[] expected = TorchData.Read("lr_schedulers.json").GetProperty("seq").GetProperty(name).Numbers();
        SGD<double> optimizer = NewOptimizer();
        LRScheduler schedule = create(optimizer);
        for (int epoch = 0; epoch < expected.Length; epoch++)
        {
            Close.Within(1e-10, expected[epoch], optimizer.LearningRate, $"{name}, epoch {epoch}");
            Assert.AreEqual(optimizer.LearningRate, schedule.LastLearningRates[0]);
            Assert.AreEqual(epoch, schedule.LastEpoch);
            if (epoch < expected.Length - 1)
                schedule.Step();
        }
    }

    /// <summary>Saved after any number of steps, a schedule goes on with the same bits.</summary>
    [TestMethod]
    [DynamicData(nameof(Schedules))]
    public void GoesOnAfterSavingAndLoading(string name, Func<IOptimizer, LRScheduler> create)
    {
        for (int saved = 0; saved < 12; saved++)
        {
            SGD<double> optimizer = NewOptimizer(), other = NewOptimizer();
            LRScheduler schedule = create(optimizer), resumed = create(other);
            for (int epoch = 0; epoch < saved; epoch++)
                schedule.Step();
            other.LoadStateDict(optimizer.StateDict());
            resumed.LoadStateDict(schedule.StateDict());
            Assert.AreSequenceEqual(schedule.LastLearningRates, resumed.LastLearningRates);
            for (int epoch = saved; epoch < 24; epoch++)
            {
                schedule.Step();
                resumed.Step();
                Assert.AreEqual(optimizer.LearningRate, other.LearningRate, $"{name}, saved after {saved}, epoch {epoch + 1}");
                Assert.AreEqual(optimizer.ParameterGroups[0].Momentum, other.ParameterGroups[0].Momentum);
            }
        }
    }

    [TestMethod]
    public void ReduceLROnPlateauGivesPyTorchsRates()
    {
        var data = TorchData.Read("lr_schedulers.json").GetProperty("seq").GetProperty("ReduceLROnPlateau");
        double[] metrics = data.GetProperty("metrics").Numbers(), expected = data.GetProperty("lr").Numbers();
        SGD<double> optimizer = NewOptimizer();
        var schedule = new ReduceLROnPlateau(optimizer, factor: 0.5, patience: 2, cooldown: 1);
        for (int epoch = 0; epoch < metrics.Length; epoch++)
        {
            schedule.Step(metrics[epoch]);
            Close.Within(1e-10, expected[epoch], optimizer.LearningRate, $"epoch {epoch}");
        }
    }

    private static SGD<double> NewOptimizer() => new([Variable.Scalar(1.0, requiresGrad: true)], learningRate: 0.2, momentum: 0.9);
}
