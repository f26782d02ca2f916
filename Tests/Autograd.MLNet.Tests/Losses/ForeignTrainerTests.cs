using Autograd.Core;
using Autograd.MLNet.Tests.Platform;
using Microsoft.ML;
using Microsoft.ML.Trainers;

namespace Autograd.MLNet.Tests.Losses;

/// <summary>Our losses in the hands of ML.NET's own trainers: the same model as with the same formulas written by hand, value and derivative.</summary>
[TestClass]
public sealed class ForeignTrainerTests
{
    private readonly MLContext _ml = new(1);

    [TestMethod]
    public void Squared() => AssertSame(AutogradLoss.Squared(), new SquaredLoss());

    [TestMethod]
    public void Absolute() => AssertSame(AutogradLoss.Absolute(), new ByHand(Math.Abs, e => Math.Sign(e)));

    [TestMethod]
    public void Huber() => AssertSame(
        AutogradLoss.Huber(0.3),
        new ByHand(e => Math.Abs(e) < 0.3 ? e * e / 2 : 0.3 * (Math.Abs(e) - 0.15), e => Math.Abs(e) < 0.3 ? e : 0.3 * Math.Sign(e)));

    [TestMethod]
    public void Pinball() => AssertSame(
        AutogradLoss.Pinball(0.8),
        new ByHand(e => e < 0 ? -0.8 * e : 0.2 * e, e => e < 0 ? -0.8 : 1 - 0.8));

    [TestMethod]
    public void AStructOfOnesOwn() => AssertSame(
        AutogradLoss.FromStruct(new Lopsided(4)),
        new ByHand(e => e < 0 ? 4 * e * e : e * e, e => e < 0 ? 8 * e : 2 * e));

    [TestMethod]
    public void ThereAndBack()
    {
        var fourthPower = new ByHand(e => e * e * e * e, e => 4 * e * e * e);
        AssertSame(AutogradLoss.FromRegressionLoss(fourthPower), fourthPower);
        Assert.AreEqual(Train(new ExpLoss(0.5f)), Train(AutogradLoss.FromClassificationLoss(new ExpLoss(0.5f)).ToClassificationLoss()));
    }

    [TestMethod]
    public void EveryLossTrainsAModelOfItsOwn()
    {
        AutogradLoss[] losses =
        [
            AutogradLoss.Squared(), AutogradLoss.Absolute(), AutogradLoss.Huber(0.3), AutogradLoss.LogCosh(), AutogradLoss.Pinball(0.8),
            AutogradLoss.FromStruct(new Lopsided(4))
        ];
        Assert.HasCount(losses.Length, losses.Select(loss => Train(loss.ToRegressionLoss())).Distinct());
    }

    [TestMethod]
    public void TheLossDecidesWhatIsLearnt()
    {
        var rows = OnlineRows.Plane(400);
        for (int i = 0; i < rows.Length; i += 10)
            rows[i].Label = 50;
        var data = _ml.Data.Cache(_ml.Data.LoadFromEnumerable(rows));
        Assert.IsGreaterThan(4, Error(AutogradLoss.Squared()));
        Assert.IsLessThan(0.3, Error(AutogradLoss.Huber()));

        // Of the rows that are as they should be.
        double Error(AutogradLoss loss)
        {
            var model = _ml.Regression.Trainers.OnlineGradientDescent(lossFunction: loss.ToRegressionLoss(), numberOfIterations: 20).Fit(data);
            return _ml.Regression.Evaluate(model.Transform(_ml.Data.LoadFromEnumerable(OnlineRows.Plane(400)))).MeanAbsoluteError;
        }
    }

    [TestMethod]
    public void Classes()
    {
        Assert.AreEqual(Train(new HingeLoss()), Train(AutogradLoss.Hinge().ToClassificationLoss()));
        Assert.AreEqual(Train(new SmoothedHingeLoss(0.5f)), Train(AutogradLoss.SmoothedHinge(0.5).ToClassificationLoss()));
        Assert.AreNotEqual(Train(new HingeLoss()), Train(AutogradLoss.Logistic().ToClassificationLoss()));
    }

    [TestMethod]
    public void LossesThatAreNoFormulaOfOneNumberAreRefused()
    {
        Assert.AreEqual(
            "InvalidOperationException: Autograd: the loss Autograd.MLNet.Tests.Losses.ForeignTrainerTests.SquaredError is no formula of one prediction and one label. "
            + "Write it as a struct that implements ILoss.",
            Show.Error(() => AutogradLoss.FromExpression(SquaredError).ToRegressionLoss()));
        Assert.AreEqual(
            "InvalidOperationException: Autograd: the loss SoftmaxCrossEntropy(0) is for Multiclass, not for Binary.",
            Show.Error(() => AutogradLoss.SoftmaxCrossEntropy().ToClassificationLoss()));
        Assert.AreEqual(
            "InvalidOperationException: Autograd: the loss Logistic is for Binary, not for Regression, LogLink.",
            Show.Error(() => AutogradLoss.Logistic().ToRegressionLoss()));
    }

    private static Variable<float> SquaredError(Variable<float> prediction, Variable<float> label) => (prediction - label).Square();

    private void AssertSame(AutogradLoss loss, IRegressionLoss byHand) => Assert.AreEqual(Train(byHand), Train(loss.ToRegressionLoss()));

    private string Train(IRegressionLoss loss) => OnlineModels.Text(
        _ml.Regression.Trainers.OnlineGradientDescent(lossFunction: loss, numberOfIterations: 3).Fit(_ml.Data.LoadFromEnumerable(OnlineRows.Plane(40))));

    private string Train(IClassificationLoss loss) => OnlineModels.Text(
        _ml.BinaryClassification.Trainers.AveragedPerceptron(lossFunction: loss, numberOfIterations: 3).Fit(_ml.Data.LoadFromEnumerable(OnlineRows.Classes(40))));

    /// <summary>Value and derivative of the error, the prediction less the label.</summary>
    private sealed class ByHand(Func<double, double> value, Func<double, double> slope) : IRegressionLoss
    {
        public double Loss(float output, float label) => value((double)output - label);

        public float Derivative(float output, float label) => (float)slope((double)output - label);
    }

    /// <summary>The square of the error, times a factor where the prediction is too small.</summary>
    private readonly struct Lopsided(double factor) : ILoss
    {
        public TReal Value<TReal>(TReal prediction, TReal target)
            where TReal : struct, IReal<TReal>
        {
            TReal error = prediction - target, square = error * error;
            return TReal.IfLess(error, TReal.From(0), TReal.From(factor) * square, square);
        }
    }
}
