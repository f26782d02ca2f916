using Autograd.Core;
using Microsoft.ML;
using Microsoft.ML.Trainers;

namespace Autograd.MLNet.Tests.Data;

/// <summary>Training works on standardised data, and the model is for raw ones: units do not matter, and nothing blows up.</summary>
[TestClass]
public sealed class StandardizationTests
{
    private readonly MLContext _mlContext = new(seed: 1);

    [TestMethod]
    [DataRow(1e6f)]
    [DataRow(1e-6f)]
    [DataRow(-1e3f)]
    public void UnitOfTheLabel_DoesNotMatter(float unit)
    {
        List<Example> rows = Rows(), scaled = Rows(label: label => unit * label);

        LinearRegressionModelParameters original = Train(rows), changed = Train(scaled);

        for (int i = 0; i < 3; i++)
            Assert.AreEqual(unit * original.Weights[i], changed.Weights[i], Math.Abs(unit * original.Weights[i]) * 1e-4, $"weight {i}");
        Assert.AreEqual(unit * original.Bias, changed.Bias, Math.Abs(unit * original.Bias) * 1e-4);
    }

    [TestMethod]
    [DataRow(1e6f)]
    [DataRow(1e-6f)]
    [DataRow(-1e3f)]
    public void UnitOfTheLabel_DoesNotMatterToLossesWithAKink(float unit)
    {
        // Their single steps depend on the last bit, and only where they lead to does not.
        List<Example> rows = Rows(), scaled = Rows(label: label => unit * label);
        foreach (AutogradLoss loss in new[] { AutogradLoss.Absolute(), AutogradLoss.Pinball(0.5) })
        {
            double original = MeanLoss(loss, rows, Train(rows, loss)), changed = MeanLoss(loss, scaled, Train(scaled, loss));

            Assert.AreEqual(original, changed / Math.Abs(unit), 2e-3 * original, $"{loss}");
        }
    }

    [TestMethod]
    [DataRow(1e6f)]
    [DataRow(1e-6f)]
    [DataRow(-1e3f)]
    public void UnitOfALossWithAParameter_GoesAlongWithIt(float unit)
    {
        var losses = new Func<float, AutogradLoss>[]
        {
            scale => AutogradLoss.Huber(10 * Math.Abs(scale)),
            scale => AutogradLoss.FromStruct(new HuberLoss(10 * Math.Abs(scale))),
            scale => AutogradLoss.FromExpression((p, y) => ((((p - y) / (10 * scale)).Square() + 1).Sqrt() - 1) * 100),
        };
        foreach (Func<float, AutogradLoss> loss in losses)
        {
            LinearRegressionModelParameters original = Train(Rows(), loss(1)), changed = Train(Rows(label: label => unit * label), loss(unit));

            for (int i = 0; i < 3; i++)
                Assert.AreEqual(unit * original.Weights[i], changed.Weights[i], Math.Abs(unit * original.Weights[i]) * 2e-3, $"{loss(1)}: weight {i}");
        }
    }

    [TestMethod]
    [DataRow(1e6f, 0f)]
    [DataRow(1e-6f, 0f)]
    [DataRow(-1e3f, 0f)]
    [DataRow(1f, 1e4f)]
    public void UnitAndZeroOfAFeature_DoNotMatter(float unit, float zero)
    {
        LinearRegressionModelParameters original = Train(Rows()), changed = Train(Rows(features: x => [(unit * x[0]) + zero, x[1], x[2]]));

        Assert.AreEqual(original.Weights[0] / unit, changed.Weights[0], Math.Abs(original.Weights[0] / unit) * 1e-3);
        Assert.AreEqual(original.Weights[1], changed.Weights[1], Math.Abs(original.Weights[1]) * 1e-3);
        Assert.AreEqual(original.Weights[2], changed.Weights[2], Math.Abs(original.Weights[2]) * 1e-3);
    }

    [TestMethod]
    public void ConstantFeature_HasWeightZero()
    {
        LinearRegressionModelParameters model = Train(Rows(features: x => [x[0], x[1], 0.1f]));

        Assert.AreEqual(0, model.Weights[2]);
        Assert.AreEqual(2, model.Weights[0], 0.1);
    }

    [TestMethod]
    [DataRow(7.3f)]
    [DataRow(0f)]
    [DataRow(-1e8f)]
    public void ConstantLabel_IsWhatTheModelSays(float label)
    {
        foreach (AutogradLoss loss in new[] { AutogradLoss.Squared(), AutogradLoss.Absolute(), AutogradLoss.Huber(), AutogradLoss.FromExpression((p, y) => (p - y).Square()) })
        {
            LinearRegressionModelParameters model = Train(Rows(label: _ => label), loss);

            Assert.IsTrue(model.Weights.All(weight => weight == 0), $"{loss}: {string.Join(" ", model.Weights)}");
            Assert.AreEqual(label, model.Bias, $"{loss}");
        }
    }

    [TestMethod]
    public void WithoutStandardization_TheFirstEpochIsOneStepOfPlainGradientDescent()
    {
        Example[] rows = [new() { Features = [1, -2], Label = 4 }, new() { Features = [3, 0], Label = -1 }, new() { Features = [0, 5], Label = 2 }];
        var reports = new EpochReports();
        AutogradRegressionTrainer.Options options = Plain(epochs: 1);
        options.BatchSize = 3;
        options.Progress = reports;

        LinearRegressionModelParameters model = _mlContext.Regression.Trainers.Autograd(options).Fit(_mlContext.Load(rows)).Model;

        // From zero, errors are −y. The slopes of mean (y − p)² are 2/3·Σ(p − y)·x = 2/3·(−4 + 3, 8 − 10) and, of the bias, 2/3·(−4 + 1 − 2).
        Assert.AreEqual(0.1 * 2 / 3, model.Weights[0], 1e-7);
        Assert.AreEqual(0.1 * 4 / 3, model.Weights[1], 1e-7);
        Assert.AreEqual(0.1 * 10 / 3, model.Bias, 1e-7);
        Assert.AreEqual((16 + 1 + 4) / 3.0, reports[0].TrainLoss, 1e-6);
        Assert.AreEqual(2 / 3.0 * Math.Sqrt(1 + 4 + 25), reports[0].GradientNorm, 1e-6);
    }

    [TestMethod]
    public void WithoutStandardization_BatchesFollowEachOther()
    {
        Example[] rows = [new() { Features = [1], Label = 1 }, new() { Features = [2], Label = 0 }];
        AutogradRegressionTrainer.Options options = Plain(epochs: 1);
        options.BatchSize = 1;

        LinearRegressionModelParameters model = _mlContext.Regression.Trainers.Autograd(options).Fit(_mlContext.Load(rows)).Model;

        // Row 1: both slopes are −2, so w = b = 0.2. Row 2: the error is 0.6, the slopes 2·0.6·2 and 2·0.6.
        Assert.AreEqual(0.2 - 0.24, model.Weights[0], 1e-6);
        Assert.AreEqual(0.2 - 0.12, model.Bias, 1e-6);
    }

    [TestMethod]
    public void InitialWeightsAndBiases_AreOnRawFeatures()
    {
        double[] best = LeastSquares.Fit(Rows());
        var reports = new EpochReports();
        var options = new AutogradRegressionTrainer.Options
        {
            InitialWeights = [.. best[..3].Select(w => (float)w)],
            InitialBiases = [(float)best[3]],
            NumberOfEpochs = 1,
            LearningRate = 1e-9f,
            Progress = reports,
        };

        LinearRegressionModelParameters model = _mlContext.Regression.Trainers.Autograd(options).Fit(_mlContext.Load(Rows())).Model;

        double least = LeastSquares.Rmse(Rows(), best);
        Assert.AreEqual(least * least, reports[0].TrainLoss, least * least * 1e-4);
        for (int i = 0; i < 3; i++)
            Assert.AreEqual(best[i], model.Weights[i], Math.Abs(best[i]) * 1e-5);
        Assert.AreEqual(best[3], model.Bias, Math.Abs(best[3]) * 1e-5);
    }

    [TestMethod]
    public void InitialBiases_Alone()
    {
        var options = new AutogradRegressionTrainer.Options { InitialBiases = [1000], NumberOfEpochs = 1, LearningRate = 1e-9f };

        LinearRegressionModelParameters model = _mlContext.Regression.Trainers.Autograd(options).Fit(_mlContext.Load(Rows())).Model;

        Assert.AreEqual(1000, model.Bias, 0.01);
        Assert.AreEqual(0, model.Weights[0], 1e-6);
    }

    [TestMethod]
    public void InitialWeights_AloneStartFromBiasZero()
    {
        var options = new AutogradRegressionTrainer.Options { InitialWeights = [1, 0, 0], NumberOfEpochs = 1, LearningRate = 1e-9f };

        LinearRegressionModelParameters model = _mlContext.Regression.Trainers.Autograd(options).Fit(_mlContext.Load(Rows())).Model;

        Assert.AreEqual(1, model.Weights[0], 1e-6);
        Assert.AreEqual(0, model.Bias, 0.01);
    }

    [TestMethod]
    public void InitialWeights_OfAnotherLength_AreRefused()
    {
        var weights = new AutogradRegressionTrainer.Options { InitialWeights = [1, 2] };
        var biases = new AutogradRegressionTrainer.Options { InitialBiases = [1, 2] };

        var error = Assert.ThrowsExactly<InvalidOperationException>(() => _mlContext.Regression.Trainers.Autograd(weights).Fit(_mlContext.Load(Rows())));
        Assert.AreEqual("Autograd: there are 2 initial weights where 1 × 3 are needed. Give a model of the same features.", error.Message);
        error = Assert.ThrowsExactly<InvalidOperationException>(() => _mlContext.Regression.Trainers.Autograd(biases).Fit(_mlContext.Load(Rows())));
        Assert.AreEqual("Autograd: there are 2 initial biases where 1 are needed. Give one for each output.", error.Message);
        var notFinite = Assert.ThrowsExactly<ArgumentOutOfRangeException>(
            () => _mlContext.Regression.Trainers.Autograd(new AutogradRegressionTrainer.Options { InitialWeights = [1, float.NaN, 3] }));
        StringAssert.StartsWith(notFinite.Message, "Autograd: InitialWeights[1] must be finite, got NaN.");
    }

    // No noise but that of features, which differ in size by a thousand.
    private static List<Example> Rows(Func<float, float>? label = null, Func<float[], float[]>? features = null)
    {
        var random = new Random(3);
        var rows = new List<Example>();
        for (int i = 0; i < 200; i++)
        {
            float[] x = [100 * random.NextSymmetric(), random.NextSymmetric(), 0.1f * random.NextSymmetric()];
            float y = 50 + (2 * x[0]) + (100 * x[1]) - (1000 * x[2]) + (10 * random.NextSymmetric());
            rows.Add(new Example { Features = features?.Invoke(x) ?? x, Label = label?.Invoke(y) ?? y });
        }

        return rows;
    }

    private static AutogradRegressionTrainer.Options Plain(int epochs) => new()
    {
        Standardize = false,
        NumberOfEpochs = epochs,
        LearningRate = 0.1f,
        Schedule = AutogradSchedule.Constant(),
        Shuffle = false,
    };

    private static double MeanLoss(AutogradLoss loss, List<Example> rows, LinearRegressionModelParameters model)
    {
        IRegressionLoss formula = loss.ToRegressionLoss();
        return rows.Average(row => formula.Loss(model.Bias + row.Features.Zip(model.Weights, (x, w) => x * w).Sum(), row.Label));
    }

    private LinearRegressionModelParameters Train(List<Example> rows, AutogradLoss? loss = null)
    {
        var options = new AutogradRegressionTrainer.Options { Loss = loss, Seed = 1, NumberOfEpochs = 100 };
        return _mlContext.Regression.Trainers.Autograd(options).Fit(_mlContext.Load(rows)).Model;
    }
}
