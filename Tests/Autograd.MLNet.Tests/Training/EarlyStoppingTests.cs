using Microsoft.ML;
using Microsoft.ML.Trainers;

namespace Autograd.MLNet.Tests.Training;

/// <summary>Training that stops by itself. Its labels are 2·x and those of the validation set x, so that a weight growing from 0 to 2 is best for the latter on its way.</summary>
[TestClass]
public sealed class EarlyStoppingTests
{
    private readonly MLContext _mlContext = new(seed: 1);
    private readonly TrainingHistory _history = new();
    private readonly IDataView _train;
    private readonly IDataView _validation;

    public EarlyStoppingTests()
    {
        _train = _mlContext.Data.LoadFromEnumerable(Line(slope: 2));
        _validation = _mlContext.Data.LoadFromEnumerable(Line(slope: 1));
    }

    [TestMethod]
    [DataRow(1)]
    [DataRow(3)]
    public void TrainingStops_AfterThePatienceHasPassedSinceTheBestEpoch(int patience)
    {
        LinearRegressionModelParameters model = Fit(new EarlyStopping { Patience = patience }).Model;

        int best = BestEpoch();
        Assert.IsGreaterThan(3, best);
        Assert.HasCount(best + patience, _history);
        Assert.AreEqual(1, model.Weights[0], 0.1);
    }

    [TestMethod]
    public void TheBestModel_IsThatOfTheBestEpoch()
    {
        string best = Bits.Of(Fit(new EarlyStopping { Patience = 4 }).Model);

        Assert.AreEqual(Bits.Of(Fit(null, epochs: BestEpoch()).Model), best);
    }

    [TestMethod]
    public void WithoutRestoring_TheModelIsThatOfTheLastEpoch()
    {
        string last = Bits.Of(Fit(new EarlyStopping { Patience = 4, RestoreBest = false }).Model);

        Assert.AreEqual(Bits.Of(Fit(null, epochs: BestEpoch() + 4).Model), last);
    }

    [TestMethod]
    public void AllEpochsDone_TheBestModelIsRestoredToo()
    {
        string best = Bits.Of(Fit(new EarlyStopping { Patience = 1000 }, epochs: 25).Model);

        int epoch = BestEpoch();
        Assert.IsLessThan(25, epoch);
        Assert.AreEqual(Bits.Of(Fit(null, epochs: epoch).Model), best);
    }

    [TestMethod]
    public void WithoutEarlyStopping_AllEpochsAreDone()
    {
        Assert.AreEqual(2, Fit(null, epochs: 80).Model.Weights[0], 0.01);

        Assert.HasCount(80, _history);
    }

    [TestMethod]
    public void MinimumImprovement_LetsSmallerOnesPass()
    {
        Fit(new EarlyStopping { Patience = 100 }, epochs: 25);
        double[] losses = [.. _history.Select(report => report.ValidationLoss!.Value)];
        int best = BestEpoch();

        // The last improvement before the best epoch that is as large as the third is the third.
        double minimum = losses[1] - losses[2];
        _history.Clear();
        string model = Bits.Of(Fit(new EarlyStopping { Patience = 2, MinimumImprovement = minimum * 0.999 }, epochs: 25).Model);

        Assert.IsGreaterThan(5, best);
        CollectionAssert.AreEqual(losses[..5], _history.Select(report => report.ValidationLoss!.Value).ToArray());

        // What is too little to wait for is still better.
        Assert.AreEqual(Bits.Of(Fit(null, epochs: 5).Model), model);
    }

    [TestMethod]
    public void MinimumImprovement_IsInTheLabelsUnits()
    {
        Fit(new EarlyStopping { Patience = 3, MinimumImprovement = 1e9 }, epochs: 25);

        // The first epoch is better than nothing; no other can be better by so much.
        Assert.HasCount(4, _history);
    }

    [TestMethod]
    public void WithoutValidationSet_TheTrainingLossDecides()
    {
        // The rate vanishes, and with it all progress.
        var options = new AutogradRegressionTrainer.Options
        {
            Schedule = AutogradSchedule.ExponentialLR(0.2), NumberOfEpochs = 1000, EarlyStopping = new EarlyStopping { Patience = 2 }, Progress = _history,
        };

        _mlContext.Regression.Trainers.Autograd(options).Fit(_mlContext.Data.LoadFromEnumerable(Example.Plane(50, seed: 1, noise: 300)));

        double[] losses = [.. _history.Select(report => report.TrainLoss)];
        int best = Array.IndexOf(losses, losses.Min());
        Assert.IsLessThan(100, losses.Length);
        Assert.AreEqual(best + 3, losses.Length);
    }

    [TestMethod]
    public void WithValidationFraction_TheRowsHeldBackDecide()
    {
        var options = new AutogradRegressionTrainer.Options { ValidationFraction = 0.3f, NumberOfEpochs = 500, EarlyStopping = new EarlyStopping { Patience = 2 }, Progress = _history };

        _mlContext.Regression.Trainers.Autograd(options).Fit(_mlContext.Data.LoadFromEnumerable(Example.Plane(50, seed: 1, noise: 300)));

        Assert.HasCount(BestEpoch() + 2, _history);
        Assert.IsLessThan(500, _history.Count);
    }

    /// <summary>The epoch with the smallest validation loss.</summary>
    private int BestEpoch() => _history.MinBy(report => report.ValidationLoss)!.Epoch;

    private Microsoft.ML.Data.RegressionPredictionTransformer<LinearRegressionModelParameters> Fit(EarlyStopping? stopping, int epochs = 200)
        => _mlContext.Regression.Trainers.Autograd(new AutogradRegressionTrainer.Options
        {
            BatchSize = 40, LearningRate = 0.04f, Schedule = AutogradSchedule.Constant(), NumberOfEpochs = epochs, Seed = 1, EarlyStopping = stopping, Progress = _history,
        }).Fit(_train, _validation);

    private static IEnumerable<Example> Line(float slope)
        => Enumerable.Range(0, 40).Select(i => i - 19.5f).Select(x => new Example { Features = [x, 0, 0], Label = slope * x });
}
