using Autograd.Core;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;

namespace Autograd.MLNet.Tests.Training;

/// <summary>A training that blows up stops, says where, and hands out the last weights that were finite.</summary>
[TestClass]
public sealed class DivergenceTests
{
    private readonly MLContext _mlContext = new(seed: 1);

    [TestMethod]
    public void TheRateToBlame_TheEpochAndTheBatchAreNamed()
    {
        var error = Assert.ThrowsExactly<TrainingDivergedException>(() => _mlContext.Regression.Trainers.Autograd(learningRate: 1000).Fit(Plane()));

        Assert.StartsWith($"Autograd: training diverged in epoch {error.Epoch}, batch {error.Batch}: ", error.Message);
        Assert.Contains("with learning rate 1E+03. Give a smaller LearningRate, or leave it null to derive it from the data.", error.Message);
        Assert.EndsWith($"The exception has the weights after epoch {error.LastFiniteEpoch}, the last that were finite.", error.Message);
        Assert.IsTrue(error.Batch is 1 or 2);
        Assert.AreEqual(error.Epoch - 1, error.LastFiniteEpoch);
        Assert.AreEqual(1000, error.LearningRate, 1e-3);
        Assert.IsFalse(double.IsFinite(error.Loss) && error.Loss < 1e30);
    }

    [TestMethod]
    [DataRow(false, 1)]
    [DataRow(true, 1)]
    [DataRow(false, 2)]
    public void TheWeightsOfTheLastFiniteEpochAreThere(bool sparse, int threads)
    {
        // The same training, ended by itself where the other one still was finite.
        IDataView data = sparse ? Wide() : Plane();
        AutogradRegressionTrainer.Options Options(int epochs) => new()
        {
            LearningRate = 30,
            NumberOfEpochs = epochs,
            NumberOfThreads = threads,
            Optimizer = AutogradOptimizer.Sgd(),
            Schedule = AutogradSchedule.Constant(),
            Seed = 3,
        };
        var error = Assert.ThrowsExactly<TrainingDivergedException>(() => _mlContext.Regression.Trainers.Autograd(Options(500)).Fit(data));
        Assert.IsGreaterThan(0, error.LastFiniteEpoch);
        LinearRegressionModelParameters model = _mlContext.Regression.Trainers.Autograd(Options(error.LastFiniteEpoch)).Fit(data).Model;

        Assert.AreSequenceEqual(model.Weights, error.Weights);
        Assert.AreEqual(model.Bias, error.Biases.Single());
    }

    [TestMethod]
    [DataRow(1)]
    [DataRow(2)]
    public void AnomalyModeNamesTheOperation(int threads)
    {
        // The root of a negative number is NaN, and so is its slope.
        IDataView data = _mlContext.Data.LoadFromEnumerable(Example.Plane(3000, seed: 1));
        var trainer = _mlContext.Regression.Trainers.Autograd(new AutogradRegressionTrainer.Options
        {
            Loss = AutogradLoss.FromExpression((p, y) => (p - y).Sqrt()),
            BatchSize = 3000,
            NumberOfThreads = threads,
            LearningRate = 0.1f,
        });
        using (AnomalyMode.Detect())
        {
            var error = Assert.ThrowsExactly<GradientAnomalyException>(() => trainer.Fit(data));
            Assert.Contains("Sqrt", error.Message);
        }

        var unseen = Assert.ThrowsExactly<TrainingDivergedException>(() => trainer.Fit(data));
        Assert.AreEqual(1, unseen.Epoch);
        Assert.AreEqual(0, unseen.LastFiniteEpoch);
    }

    private IDataView Plane() => _mlContext.Data.LoadFromEnumerable(Example.Plane(100, seed: 1));

    private IDataView Wide() => WideExample.Load(_mlContext, WideExample.Rows(300, seed: 2, used: 40, width: 200), width: 200);
}
