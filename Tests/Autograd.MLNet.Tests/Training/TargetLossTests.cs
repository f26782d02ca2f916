using Microsoft.ML;
using Microsoft.ML.Trainers;

namespace Autograd.MLNet.Tests.Training;

/// <summary>Training that is done once it is good enough.</summary>
[TestClass]
public sealed class TargetLossTests
{
    private readonly MLContext _mlContext = new(seed: 1);
    private readonly IDataView _train;
    private readonly IDataView _validation;

    public TargetLossTests()
    {
        _train = _mlContext.Data.LoadFromEnumerable(Example.Plane(100, seed: 1, noise: 300));
        _validation = _mlContext.Data.LoadFromEnumerable(Example.Plane(50, seed: 2, noise: 300));
    }

    [TestMethod]
    public void TrainingStops_WhereTheTrainingLossReachesIt()
    {
        double[] losses = [.. Fit(null, null).History.Select(report => report.TrainLoss)];
        double target = losses[3];
        int expected = Array.FindIndex(losses, loss => loss <= target) + 1;

        Assert.HasCount(expected, Fit(target, null).History);
        Assert.IsLessThan(losses.Length, expected);
    }

    [TestMethod]
    public void TrainingStops_WhereTheValidationLossReachesIt()
    {
        EpochReport[] reports = [.. Fit(null, _validation).History];
        double target = reports[3].ValidationLoss!.Value * 1.0001;
        int expected = Array.FindIndex(reports, report => report.ValidationLoss <= target) + 1;

        Assert.HasCount(expected, Fit(target, _validation).History);
        Assert.AreNotEqual(expected, Array.FindIndex(reports, report => report.TrainLoss <= target) + 1);
    }

    [TestMethod]
    public void TheModel_IsThatOfThisEpoch()
    {
        (TrainingHistory history, string model) = Fit(10_000, null);

        Assert.IsLessThan(30, history.Count);
        Assert.AreEqual(Fit(null, null, history.Count).Model, model);
    }

    [TestMethod]
    public void ATargetOutOfReach_ChangesNothing()
    {
        Assert.AreEqual(Fit(null, null).Model, Fit(-1, null).Model);
    }

    private (TrainingHistory History, string Model) Fit(double? target, IDataView? validation, int epochs = 30)
    {
        var history = new TrainingHistory();
        var options = new AutogradRegressionTrainer.Options { Seed = 1, LearningRate = 0.03f, Schedule = AutogradSchedule.Constant(), NumberOfEpochs = epochs, TargetLoss = target, Progress = history };
        return (history, Bits.Of(_mlContext.Regression.Trainers.Autograd(options).Fit(_train, validation, null).Model));
    }
}
