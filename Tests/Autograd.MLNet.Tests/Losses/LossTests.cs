using Microsoft.ML;
using Microsoft.ML.Trainers;

namespace Autograd.MLNet.Tests.Losses;

/// <summary>Every loss is its formula, as it looks to ML.NET: value and slope of a prediction and a label.</summary>
[TestClass]
public sealed class LossTests
{
    private static readonly float[] _predictions = [-100, -2.5f, -1, -0.25f, 0, 0.3f, 0.8f, 1, 7, 90];

    public static IEnumerable<object[]> OfNumbers => Rows(
        new(AutogradLoss.Squared(), (p, y) => (y - p) * (y - p), (p, y) => 2 * (p - y)),
        new(AutogradLoss.Absolute(), (p, y) => Math.Abs(y - p), (p, y) => Math.Sign(p - y)),
        new(AutogradLoss.Huber(), (p, y) => Huber(p - y, 1), (p, y) => Math.Clamp(p - y, -1, 1)),
        new(AutogradLoss.Huber(delta: 2.5), (p, y) => Huber(p - y, 2.5), (p, y) => Math.Clamp(p - y, -2.5, 2.5)),
        new(AutogradLoss.LogCosh(), (p, y) => Math.Log(Math.Cosh(p - y)), (p, y) => Math.Tanh(p - y)),
        new(AutogradLoss.Pinball(0.9), (p, y) => Math.Max(0.9 * (y - p), -0.1 * (y - p)), (p, y) => p < y ? -0.9 : p > y ? 0.1 : -0.4));

    public static IEnumerable<object[]> OfCountsAndAmounts => Rows(
        new(AutogradLoss.Poisson(), (p, y) => p - (y * Math.Log(p)), (p, y) => 1 - (y / p)),
        new(AutogradLoss.Tweedie(1), (p, y) => p - (y * Math.Log(p)), (p, y) => 1 - (y / p)),
        new(AutogradLoss.Tweedie(), (p, y) => (2 * Math.Sqrt(p)) + (2 * y / Math.Sqrt(p)), (p, y) => (1 / Math.Sqrt(p)) - (y / (p * Math.Sqrt(p)))),
        new(AutogradLoss.Tweedie(1.2), (p, y) => (Math.Pow(p, 0.8) / 0.8) + (y * Math.Pow(p, -0.2) / 0.2), (p, y) => Math.Pow(p, -0.2) - (y * Math.Pow(p, -1.2))),
        new(AutogradLoss.Tweedie(2), (p, y) => Math.Log(p) + (y / p), (p, y) => (1 / p) - (y / (p * p))));

    public static IEnumerable<object[]> OfTwoClasses => Rows(
        new(AutogradLoss.Logistic(), (p, y) => Log1pExp(-Margin(p, y)), (p, y) => -Sign(y) / (1 + Math.Exp(Margin(p, y)))),
        new(AutogradLoss.Hinge(), (p, y) => Math.Max(0, 1 - Margin(p, y)), (p, y) => Margin(p, y) < 1 ? -Sign(y) : Margin(p, y) > 1 ? 0 : -Sign(y) / 2),
        new(AutogradLoss.SmoothedHinge(), (p, y) => SmoothedHinge(Margin(p, y), 1), (p, y) => -Sign(y) * Math.Clamp(1 - Margin(p, y), 0, 1)),
        new(AutogradLoss.SmoothedHinge(0.5), (p, y) => SmoothedHinge(Margin(p, y), 0.5), (p, y) => -Sign(y) * Math.Clamp((1 - Margin(p, y)) / 0.5, 0, 1)),
        new(AutogradLoss.Exponential(), (p, y) => Math.Exp(-Margin(p, y)), (p, y) => -Sign(y) * Math.Exp(-Margin(p, y))),
        new(AutogradLoss.Exponential(0.4), (p, y) => Math.Exp(-0.4 * Margin(p, y)), (p, y) => -0.4 * Sign(y) * Math.Exp(-0.4 * Margin(p, y))));

    [TestMethod]
    [DynamicData(nameof(OfNumbers))]
    public void OfNumbers_IsItsFormula(LossFormula formula) => formula.AssertIs(formula.Loss.ToRegressionLoss(), _predictions, [-3, 0, 0.3f, 5]);

    [TestMethod]
    [DynamicData(nameof(OfCountsAndAmounts))]
    public void OfCountsAndAmounts_IsItsFormula(LossFormula formula) => formula.AssertIs(formula.Loss.ToRegressionLoss(), [0.01f, 0.3f, 0.8f, 1, 7, 90], [0, 0.3f, 3, 40]);

    [TestMethod]
    [DynamicData(nameof(OfTwoClasses))]
    public void OfTwoClasses_IsItsFormula(LossFormula formula) => formula.AssertIs(formula.Loss.ToClassificationLoss(), _predictions.Select(p => Math.Clamp(p, -20, 20)), [0, 1]);

    [TestMethod]
    [DynamicData(nameof(OfTwoClasses))]
    public void OfTwoClasses_JudgesLabelsBySign_AsMLNetDoes(LossFormula formula)
    {
        IClassificationLoss loss = formula.Loss.ToClassificationLoss();

        foreach (float prediction in new[] { -2f, 0, 3 })
        {
            Assert.AreEqual(loss.Loss(prediction, 1), loss.Loss(prediction, 0.01f));
            Assert.AreEqual(loss.Loss(prediction, 0), loss.Loss(prediction, -1));
            Assert.AreEqual(loss.Loss(prediction, 0), loss.Loss(prediction, float.NaN));
            Assert.AreEqual(loss.Derivative(prediction, 0), loss.Derivative(prediction, -1));
        }
    }

    [TestMethod]
    public void LargeErrors_DoNotOverflow()
    {
        Assert.AreEqual(1e30 - Math.Log(2), AutogradLoss.LogCosh().ToRegressionLoss().Loss(1e30f, 0), 1e23);
        Assert.AreEqual(1, AutogradLoss.LogCosh().ToRegressionLoss().Derivative(1e30f, 0));
        Assert.AreEqual(1000, AutogradLoss.Logistic().ToClassificationLoss().Loss(-1000, 1), 1e-9);
        Assert.AreEqual(0, AutogradLoss.Logistic().ToClassificationLoss().Loss(1000, 1), 1e-9);
        Assert.AreEqual(-1, AutogradLoss.Logistic().ToClassificationLoss().Derivative(-1000, 1));
        Assert.AreEqual(0, AutogradLoss.Logistic().ToClassificationLoss().Derivative(1000, 1));
    }

    [TestMethod]
    public void Names_HaveTheParameters()
    {
        AutogradLoss[] losses =
        [
            AutogradLoss.Squared(), AutogradLoss.Huber(2.5), AutogradLoss.LogCosh(), AutogradLoss.Pinball(0.9), AutogradLoss.Poisson(), AutogradLoss.Tweedie(), AutogradLoss.Logistic(),
            AutogradLoss.SmoothedHinge(0.5), AutogradLoss.Exponential(0.4), AutogradLoss.SoftmaxCrossEntropy(), AutogradLoss.SoftmaxCrossEntropy(0.1, [1, 2.5f]),
        ];

        Assert.AreEqual(
            "Squared, Huber(2.5), LogCosh, Pinball(0.9), Poisson, Tweedie(1.5), Logistic, SmoothedHinge(0.5), Exponential(0.4), SoftmaxCrossEntropy(0), SoftmaxCrossEntropy(0.1, [1, 2.5])",
            string.Join(", ", losses.Select(loss => loss.ToString())));
    }

    [TestMethod]
    [DataRow(0.0)]
    [DataRow(-1.0)]
    [DataRow(double.NaN)]
    [DataRow(double.PositiveInfinity)]
    public void ParametersThatMustBePositive(double value)
    {
        if (!double.IsPositiveInfinity(value))
            Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => AutogradLoss.Huber(value));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => AutogradLoss.SmoothedHinge(value));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => AutogradLoss.Exponential(value));
    }

    [TestMethod]
    public void ParametersThatLieBetween()
    {
        foreach (double tau in new[] { 0, 1, -0.1, 1.1, double.NaN })
            Assert.AreEqual("tau", Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => AutogradLoss.Pinball(tau)).ParamName);
        foreach (double power in new[] { 0.9, 2.1, double.NaN })
            Assert.AreEqual("power", Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => AutogradLoss.Tweedie(power)).ParamName);
        foreach (double smoothing in new[] { -0.1, 1.1, double.NaN })
            Assert.AreEqual("labelSmoothing", Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => AutogradLoss.SoftmaxCrossEntropy(smoothing)).ParamName);
        foreach (float weight in new[] { -1, float.NaN, float.PositiveInfinity })
            Assert.AreEqual("classWeights", Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => AutogradLoss.SoftmaxCrossEntropy(classWeights: [1, weight])).ParamName);
        StringAssert.StartsWith(
            Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => AutogradLoss.Tweedie(2.5)).Message,
            "Autograd: the power of the Tweedie loss must be from 1 (counts) to 2 (gamma), got 2.5.");
    }

    [TestMethod]
    public void ALossOfAnotherTask_IsRefusedWhereTheTrainerIsMade()
    {
        var mlContext = new MLContext();
        var wrong = new (AutogradLoss Loss, Func<AutogradLoss, object> Make, string Message)[]
        {
            (AutogradLoss.Hinge(), loss => mlContext.Regression.Trainers.Autograd(loss: loss), "Hinge is for Binary, and this trainer is for Regression"),
            (AutogradLoss.Poisson(), loss => mlContext.Regression.Trainers.Autograd(loss: loss), "Poisson is for LogLink, and this trainer is for Regression"),
            (AutogradLoss.SoftmaxCrossEntropy(), loss => mlContext.Regression.Trainers.AutogradMultiOutput(loss: loss), "SoftmaxCrossEntropy(0) is for Multiclass, and this trainer is for Regression"),
            (AutogradLoss.Logistic(), loss => mlContext.Regression.Trainers.AutogradLogLink(loss: loss), "Logistic is for Binary, and this trainer is for LogLink"),
            (AutogradLoss.Squared(), loss => mlContext.BinaryClassification.Trainers.Autograd(loss: loss), "Squared is for Regression, LogLink, and this trainer is for Binary"),
            (AutogradLoss.Logistic(), loss => mlContext.MulticlassClassification.Trainers.Autograd(loss: loss), "Logistic is for Binary, and this trainer is for Multiclass"),
            (AutogradLoss.FromRegressionLoss(new SquaredLoss()), loss => mlContext.BinaryClassification.Trainers.Autograd(loss: loss), "Microsoft.ML.Trainers.SquaredLoss is for Regression, LogLink, and this trainer is for Binary"),
            (AutogradLoss.FromClassificationLoss(new LogLoss()), loss => mlContext.Regression.Trainers.Autograd(loss: loss), "Microsoft.ML.Trainers.LogLoss is for Binary, and this trainer is for Regression"),
        };

        foreach ((AutogradLoss loss, Func<AutogradLoss, object> make, string message) in wrong)
        {
            var error = Assert.ThrowsExactly<ArgumentException>(() => make(loss));
            StringAssert.StartsWith(error.Message, $"Autograd: the loss {message}. Choose another loss or another trainer.");
        }
    }

    [TestMethod]
    public void ALossOfAnotherTask_HasNoFaceForThisOne()
    {
        Assert.AreEqual(
            "Autograd: the loss Logistic is for Binary, not for Regression, LogLink.", Assert.ThrowsExactly<InvalidOperationException>(() => AutogradLoss.Logistic().ToRegressionLoss()).Message);
        Assert.AreEqual(
            "Autograd: the loss Huber(1) is for Regression, LogLink, not for Binary.", Assert.ThrowsExactly<InvalidOperationException>(() => AutogradLoss.Huber().ToClassificationLoss()).Message);
        Assert.ThrowsExactly<InvalidOperationException>(() => AutogradLoss.SoftmaxCrossEntropy().ToClassificationLoss());
    }

    private static IEnumerable<object[]> Rows(params LossFormula[] formulas) => formulas.Select(formula => new object[] { formula });

    private static double Sign(double label) => label > 0 ? 1 : -1;

    private static double Margin(double prediction, double label) => Sign(label) * prediction;

    private static double Log1pExp(double x) => Math.Max(x, 0) + Math.Log(1 + Math.Exp(-Math.Abs(x)));

    private static double Huber(double e, double delta) => Math.Abs(e) < delta ? e * e / 2 : delta * (Math.Abs(e) - (delta / 2));

    private static double SmoothedHinge(double z, double gamma) => z >= 1 ? 0 : z > 1 - gamma ? (1 - z) * (1 - z) / (2 * gamma) : 1 - z - (gamma / 2);
}
