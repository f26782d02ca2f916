using Autograd.Core.Tests.Support;

namespace Autograd.Core.Tests.Losses;

/// <summary>Gradients where a loss has none, and values where naive formulas lose them.</summary>
[TestClass]
public sealed class LossKinkTests
{
    [TestMethod]
    public void AbsoluteErrorAtATie() => Assert.AreEqual(0, Slope(1, 1, (p, t) => p.L1Loss(t)));

    [TestMethod]
    public void SmoothAbsoluteError()
    {
        Assert.AreEqual(0, Slope(1, 1, (p, t) => p.SmoothL1Loss(t)));
        Assert.AreEqual(1, Slope(2, 1, (p, t) => p.SmoothL1Loss(t)));
        Assert.AreEqual(-1, Slope(0, 1, (p, t) => p.SmoothL1Loss(t)));

        // Without a square PyTorch's kernel takes the lower piece.
        Assert.AreEqual(-1, Slope(1, 1, (p, t) => p.SmoothL1Loss(t, beta: 0)));
    }

    [TestMethod]
    public void HuberAtItsEdges()
    {
        Assert.AreEqual(2, Slope(3, 1, (p, t) => p.HuberLoss(t, delta: 2)));
        Assert.AreEqual(-2, Slope(-1, 1, (p, t) => p.HuberLoss(t, delta: 2)));
    }

    [TestMethod]
    public void PinballAtATieIsTheMeanOfBothSides()
    {
        Close.Within(1e-15, -0.4, Slope(1, 1, (p, t) => p.PinballLoss(t, 0.9)));
        Close.Within(1e-15, 0.4, Slope(1, 1, (p, t) => p.PinballLoss(t, 0.1)));
    }

    [TestMethod]
    public void HingesAtTheMarginStillPull()
    {
        Assert.AreEqual(-1, Slope(1, -1, (p, t) => p.HingeEmbeddingLoss(t)));
        Assert.AreEqual(-1, Slope(1, 1, (p, t) => p.MarginRankingLoss(Variable.Scalar(0.0), t, margin: 1)));
        Assert.AreEqual(0, Slope(1.5, -1, (p, t) => p.HingeEmbeddingLoss(t)));
    }

    [TestMethod]
    public void LogitsAtZero()
    {
        Assert.AreEqual(0.5, Slope(0, 0, (p, t) => p.BinaryCrossEntropyWithLogits(t)));
        Assert.AreEqual(-0.5, Slope(0, 1, (p, t) => p.BinaryCrossEntropyWithLogits(t)));
        Assert.AreEqual(-0.5, Slope(0, 1, (p, t) => p.SoftMarginLoss(t)));
    }

    [TestMethod]
    public void LogitsFarOut()
    {
        foreach (double logit in new double[] { -1000, -40, 40, 1000 })
        {
            double right = Value(logit, logit > 0 ? 1 : 0, (p, t) => p.BinaryCrossEntropyWithLogits(t));
            Close.Within(1e-15, Math.Exp(-Math.Abs(logit)), right);
            Assert.AreEqual(right == 0, Math.Exp(-Math.Abs(logit)) == 0, "tails keep their digits");
            Assert.AreEqual(Math.Abs(logit), Value(logit, logit > 0 ? 0 : 1, (p, t) => p.BinaryCrossEntropyWithLogits(t)), 1e-12);
            Assert.AreEqual(Math.Abs(logit), Value(logit, -Math.Sign(logit), (p, t) => p.SoftMarginLoss(t)), 1e-12);
        }

        Assert.AreEqual(Math.Exp(-40) / (1 + Math.Exp(-40)), Slope(-40, 0, (p, t) => p.BinaryCrossEntropyWithLogits(t)), 1e-30);
    }

    [TestMethod]
    public void ProbabilitiesAtTheEnds()
    {
        Assert.AreEqual(100, Value(0, 1, (p, t) => p.BinaryCrossEntropy(t)), "logarithms end at −100");
        Assert.AreEqual(0, Slope(0, 0, (p, t) => p.BinaryCrossEntropy(t)));
        Close.Within(1e-15, -1 / (double)1e-12f, Slope(0, 1, (p, t) => p.BinaryCrossEntropy(t)));
        Expect.Error<ArgumentOutOfRangeException>(() => Value(1.5, 1, (p, t) => p.BinaryCrossEntropy(t)), "between 0 and 1", "1.5 at position 0", "WithLogits");
        Expect.Error<ArgumentOutOfRangeException>(() => Value(double.NaN, 1, (p, t) => p.BinaryCrossEntropy(t)), "between 0 and 1");
    }

    [TestMethod]
    public void LogCoshNearAndFar()
    {
        Assert.AreEqual(0, Slope(1, 1, (p, t) => p.LogCoshLoss(t)));
        Assert.AreEqual(5e-11, Value(1e-5, 0, (p, t) => p.LogCoshLoss(t)), 1e-20);
        Assert.AreEqual(1e-5, Slope(1e-5, 0, (p, t) => p.LogCoshLoss(t)), 1e-15);
        Close.Within(1e-15, 1000 - Math.Log(2), Value(1000, 0, (p, t) => p.LogCoshLoss(t)));
        Assert.AreEqual(1, Slope(1000, 0, (p, t) => p.LogCoshLoss(t)));
    }

    [TestMethod]
    public void NoInformationWhereTheTargetIsImpossible() => Assert.AreEqual(0, Value(-3, 0, (p, t) => p.KlDiv(t)));

    [TestMethod]
    public void SmallVariancesAreRaisedButNotCutOff()
    {
        var variance = Variable.Scalar(1e-9, requiresGrad: true);
        Variable.Scalar(2.0).GaussianNllLoss(Variable.Scalar(1.0), variance).Backward();
        Close.Within(1e-12, 0.5 * (1e6 - 1e12), variance.Grad!.Value.Item());
    }

    private static double Value(double p, double t, Func<Variable<double>, Variable<double>, Variable<double>> loss)
        => loss(Variable.Scalar(p), Variable.Scalar(t)).Item();

    private static double Slope(double p, double t, Func<Variable<double>, Variable<double>, Variable<double>> loss)
    {
        var prediction = Variable.Scalar(p, requiresGrad: true);
        loss(prediction, Variable.Scalar(t)).Backward();
        return prediction.Grad!.Value.Item();
    }
}
