using Microsoft.ML;
using Microsoft.ML.Trainers;

namespace Autograd.MLNet.Tests.Trainers;

/// <summary>What draws weights to zero, against the exact optimum. Penalties count on standardised features and labels.</summary>
[TestClass]
public sealed class PenaltyTests
{
    private static readonly double[] _truth = [3, 0, -2, 0, 0, 1, 0, -0.5];

    private readonly MLContext _mlContext = new(seed: 1);
    private readonly List<Example> _rows = Correlated();

    [TestMethod]
    public void L2_GivesTheRidgeSolution()
    {
        double[] weights = Train(new() { L2Regularization = 0.5f });

        AssertClose(CoordinateDescent.Fit(_rows, l2: 0.5), weights);
    }

    [TestMethod]
    public void L2_OfOneFeature_IsTheFormula()
    {
        // One standardised feature x and label y with correlation r: (1 − 2r·w + w²) + λ/2·w² is least at w = 2r / (2 + λ).
        float[] labels = [1, 3, 2, 5, 4, 6];
        IDataView data = _mlContext.Load([.. labels.Select((label, i) => new Example { Features = [i + 1], Label = label })]);
        var options = new AutogradRegressionTrainer.Options { L2Regularization = 0.5f, BatchSize = 6 };

        LinearRegressionModelParameters model = _mlContext.Regression.Trainers.Autograd(options).Fit(data).Model;

        // Both are 1 to 6 in some order, with sum 21, sum of squares 91, and sum of products 89: r = (89 − 73.5) / (91 − 73.5).
        double expected = 2 * (15.5 / 17.5) / 2.5;
        Assert.AreEqual(expected, model.Weights[0], 1e-5);
        Assert.AreEqual(3.5 - (3.5 * expected), model.Bias, 1e-5);
    }

    [TestMethod]
    [DataRow(0.05f)]
    [DataRow(0.2f)]
    [DataRow(0.8f)]
    public void L1_FindsTheZerosOfTheLasso(float l1)
    {
        double[] exact = CoordinateDescent.Fit(_rows, l1);

        foreach (AutogradOptimizer optimizer in new[] { AutogradOptimizer.Sgd(), AutogradOptimizer.Sgd(momentum: 0.9), AutogradOptimizer.Adam() })
        {
            double[] weights = Train(new() { L1Regularization = l1, Optimizer = optimizer });

            AssertClose(exact, weights);
            CollectionAssert.AreEqual(exact.Select(w => w == 0).ToArray(), weights.Select(w => w == 0).ToArray(), $"{optimizer}: {string.Join(" ", weights)}");
        }

        Assert.Contains(0.0, exact);
    }

    [TestMethod]
    public void L1_FindsThemInMiniBatchesToo_WithDefaultOptions()
    {
        double[] exact = CoordinateDescent.Fit(_rows, l1: 0.2);

        double[] weights = Weights(new() { L1Regularization = 0.2f });

        AssertClose(exact, weights, 0.03);
        CollectionAssert.AreEqual(exact.Select(w => w == 0).ToArray(), weights.Select(w => w == 0).ToArray(), string.Join(" ", weights));
    }

    [TestMethod]
    public void L1_ThatIsLargeEnough_LeavesOnlyTheBias()
    {
        var options = new AutogradRegressionTrainer.Options { L1Regularization = 2.1f };

        LinearRegressionModelParameters model = _mlContext.Regression.Trainers.Autograd(options).Fit(_mlContext.Load(_rows)).Model;

        Assert.IsTrue(model.Weights.All(weight => weight == 0));
        Assert.AreEqual(_rows.Average(row => row.Label), model.Bias, 0.1);
    }

    [TestMethod]
    public void L1AndL2_AreTheElasticNet()
    {
        double[] exact = CoordinateDescent.Fit(_rows, l1: 0.2, l2: 0.4);

        double[] weights = Train(new() { L1Regularization = 0.2f, L2Regularization = 0.4f });

        AssertClose(exact, weights);
        CollectionAssert.AreEqual(exact.Select(w => w == 0).ToArray(), weights.Select(w => w == 0).ToArray());
    }

    [TestMethod]
    public void NonNegativeWeights_AreNonNegativeLeastSquares()
    {
        double[] exact = CoordinateDescent.Fit(_rows, nonNegative: true);

        foreach (AutogradOptimizer optimizer in new[] { AutogradOptimizer.Sgd(), AutogradOptimizer.Adam() })
        {
            double[] weights = Train(new() { NonNegativeWeights = true, Optimizer = optimizer });

            AssertClose(exact, weights);
            Assert.IsTrue(weights.All(w => w >= 0));
        }

        Assert.Contains(0.0, exact);
    }

    [TestMethod]
    public void NonNegativeWeights_LeaveTheBiasFree()
    {
        List<Example> rows = [.. Enumerable.Range(0, 20).Select(i => new Example { Features = [i], Label = -100 - i })];

        LinearRegressionModelParameters model = _mlContext.Regression.Trainers.Autograd(new AutogradRegressionTrainer.Options { NonNegativeWeights = true }).Fit(_mlContext.Load(rows)).Model;

        Assert.AreEqual(0, model.Weights[0]);
        Assert.AreEqual(-109.5, model.Bias, 1e-3);
    }

    [TestMethod]
    public void AdamW_DecaysByBothItsOwnRateAndL2()
    {
        // Decoupled decay is no part of Adam's gradient: each step multiplies the weights by 1 − ηλ, whatever their gradients.
        var small = new AutogradRegressionTrainer.Options { Optimizer = AutogradOptimizer.AdamW(weightDecay: 0.01) };
        var large = new AutogradRegressionTrainer.Options { Optimizer = AutogradOptimizer.AdamW(weightDecay: 0.01), L2Regularization = 1 };
        var same = new AutogradRegressionTrainer.Options { Optimizer = AutogradOptimizer.AdamW(weightDecay: 1.01) };

        double[] least = CoordinateDescent.Fit(_rows), ofSmall = Train(small), ofLarge = Train(large), ofSame = Train(same);

        Assert.IsLessThan(Norm(least), Norm(ofSmall));
        Assert.IsLessThan(0.9 * Norm(ofSmall), Norm(ofLarge));
        AssertClose(ofSame, ofLarge, 1e-6);
    }

    [TestMethod]
    public void Lbfgs_TakesTheL2PenaltyAndRefusesTheOthers()
    {
        AutogradOptimizer lbfgs = AutogradOptimizer.Lbfgs();

        // It ends where the loss in single precision does not get smaller any more, which is before the weights have their last digits.
        double[] least = CoordinateDescent.Fit(_rows, l2: 0.5), reached = Train(new() { L2Regularization = 0.5f, Optimizer = lbfgs });
        AssertClose(least, reached);
        Assert.AreEqual(1, CoordinateDescent.Objective(_rows, reached, 0.5) / CoordinateDescent.Objective(_rows, least, 0.5), 1e-7);
        Assert.AreEqual("L1Regularization", Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => Train(new() { L1Regularization = 0.5f, Optimizer = lbfgs })).ParamName);
        Assert.AreEqual("NonNegativeWeights", Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => Train(new() { NonNegativeWeights = true, Optimizer = lbfgs })).ParamName);
    }

    // Eight features of very different size, each sharing half of its variation with the others.
    private static List<Example> Correlated()
    {
        var random = new Random(1);
        return [.. Enumerable.Range(0, 200).Select(_ =>
        {
            double common = random.NextNormal();
            double[] x = [.. _truth.Select(_ => (common + random.NextNormal()) / Math.Sqrt(2))];
            double label = 10 + x.Zip(_truth, (a, b) => a * b).Sum() + random.NextNormal();
            return new Example { Features = [.. x.Select((a, j) => (float)(Math.Pow(10, j - 4) * (a + j)))], Label = (float)label };
        })];
    }

    private static double Norm(double[] weights) => Math.Sqrt(weights.Sum(w => w * w));

    private static void AssertClose(double[] expected, double[] actual, double tolerance = 1e-4)
    {
        for (int i = 0; i < expected.Length; i++)
            Assert.AreEqual(expected[i], actual[i], tolerance, $"weight {i} of [{string.Join(" ", actual)}], expected [{string.Join(" ", expected)}]");
    }

    // All rows a step: no noise of batches between the result and the optimum.
    private double[] Train(AutogradRegressionTrainer.Options options)
    {
        options.BatchSize = _rows.Count;
        options.NumberOfEpochs = 300;
        return Weights(options);
    }

    private double[] Weights(AutogradRegressionTrainer.Options options)
        => CoordinateDescent.Standardized(_rows, _mlContext.Regression.Trainers.Autograd(options).Fit(_mlContext.Load(_rows)).Model.Weights);
}
