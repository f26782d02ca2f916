using Microsoft.ML;
using Microsoft.ML.Trainers;

namespace Autograd.MLNet.Tests.Optimizers;

/// <summary>Every optimizer, with its own default learning rate, on raw features of very different size.</summary>
[TestClass]
public sealed class OptimizerTests
{
    private readonly MLContext _mlContext = new(seed: 1);

    public static IEnumerable<object[]> Optimizers =>
    [
        [AutogradOptimizer.Sgd()],
        [AutogradOptimizer.Sgd(momentum: 0.9)],
        [AutogradOptimizer.Sgd(momentum: 0.9, nesterov: true)],
        [AutogradOptimizer.Adam()],
        [AutogradOptimizer.Adam(amsGrad: true)],
        [AutogradOptimizer.AdamW(weightDecay: 0)],
        [AutogradOptimizer.Adagrad()],
        [AutogradOptimizer.RMSprop()],
        [AutogradOptimizer.RMSprop(momentum: 0.9)],
        [AutogradOptimizer.RMSprop(centered: true)],
        [AutogradOptimizer.Lbfgs()],
    ];

    [TestMethod]
    [DynamicData(nameof(Optimizers))]
    public void ReachesTheLeastSquares(AutogradOptimizer optimizer)
    {
        List<Example> rows = Example.Plane(256, seed: 1, noise: 500);
        var options = new AutogradRegressionTrainer.Options { Optimizer = optimizer, Seed = 1 };

        LinearRegressionModelParameters model = _mlContext.Regression.Trainers.Autograd(options).Fit(_mlContext.Load(rows)).Model;

        double least = LeastSquares.Rmse(rows, LeastSquares.Fit(rows)), reached = LeastSquares.Rmse(rows, [.. model.Weights, model.Bias]);
        Assert.IsLessThan(least * 1.001, reached, $"RMSE {reached}, least {least}");
    }

    [TestMethod]
    public void Lbfgs_IsExactInFewEpochs()
    {
        List<Example> rows = Example.Plane(256, seed: 2, noise: 500);
        var options = new AutogradRegressionTrainer.Options { Optimizer = AutogradOptimizer.Lbfgs(), NumberOfEpochs = 10 };

        LinearRegressionModelParameters model = _mlContext.Regression.Trainers.Autograd(options).Fit(_mlContext.Load(rows)).Model;

        double[] exact = LeastSquares.Fit(rows);
        Assert.AreEqual(exact[0], model.Weights[0], Math.Abs(exact[0]) * 1e-5);
        Assert.AreEqual(exact[1], model.Weights[1], Math.Abs(exact[1]) * 1e-5);
        Assert.AreEqual(exact[2], model.Weights[2], Math.Abs(exact[2]) * 1e-4);
    }

    [TestMethod]
    public void Momentum_TakesTheSamePathAsItsFormula()
    {
        // One row (x, y) = (1, 2) as it is, squared error: the gradient of both w and b is 2·(w + b − 2); v ← μv + g; p ← p − ηv.
        double parameter = 0, velocity = 0;
        for (int step = 0; step < 5; step++)
        {
            velocity = (0.5 * velocity) + (2 * ((2 * parameter) - 2));
            parameter -= 0.1 * velocity;
        }

        LinearRegressionModelParameters model = FiveSteps(AutogradOptimizer.Sgd(momentum: 0.5));

        Assert.AreEqual(parameter, model.Weights[0], 1e-6);
        Assert.AreEqual(parameter, model.Bias, 1e-6);
    }

    [TestMethod]
    public void GradientClipping_LimitsTheStep()
    {
        // The gradient is (−4, −4) at the start, of norm 4√2: clipped to norm 1 a step of 0.1 moves each parameter by 0.1/√2, clipped by value to 0.5 by 0.05.
        var byNorm = Options(AutogradOptimizer.Sgd(), epochs: 1);
        byNorm.GradientClipNorm = 1;
        var byValue = Options(AutogradOptimizer.Sgd(), epochs: 1);
        byValue.GradientClipValue = 0.5f;
        var reports = new EpochReports();
        byNorm.Progress = reports;

        Assert.AreEqual(0.1 / Math.Sqrt(2), Fit(byNorm).Weights[0], 1e-6);
        Assert.AreEqual(0.05, Fit(byValue).Weights[0], 1e-6);
        Assert.AreEqual(4 * Math.Sqrt(2), reports[0].GradientNorm, 1e-5, "reported before clipping");
    }

    [TestMethod]
    public void Settings_AreThoseOfTheEngine_AndCheckedAtOnce()
    {
        Assert.Throws<ArgumentException>(() => AutogradOptimizer.Sgd(momentum: -0.1));
        Assert.Throws<ArgumentException>(() => AutogradOptimizer.Sgd(nesterov: true));
        Assert.Throws<ArgumentException>(() => AutogradOptimizer.Adam(beta1: 1));
        Assert.Throws<ArgumentException>(() => AutogradOptimizer.AdamW(epsilon: -1));
        Assert.Throws<ArgumentException>(() => AutogradOptimizer.Adagrad(learningRateDecay: -1));
        Assert.Throws<ArgumentException>(() => AutogradOptimizer.RMSprop(alpha: -1));
        Assert.Throws<ArgumentException>(() => AutogradOptimizer.Lbfgs(historySize: 0));
    }

    private static AutogradRegressionTrainer.Options Options(AutogradOptimizer optimizer, int epochs) => new()
    {
        Optimizer = optimizer,
        NumberOfEpochs = epochs,
        LearningRate = 0.1f,
        Schedule = AutogradSchedule.Constant(),
        Standardize = false,
    };

    private LinearRegressionModelParameters FiveSteps(AutogradOptimizer optimizer) => Fit(Options(optimizer, epochs: 5));

    private LinearRegressionModelParameters Fit(AutogradRegressionTrainer.Options options)
        => _mlContext.Regression.Trainers.Autograd(options).Fit(_mlContext.Load([new Example { Features = [1], Label = 2 }])).Model;
}
