using Microsoft.ML;
using Microsoft.ML.Trainers;

namespace Autograd.MLNet.Tests.Schedules;

/// <summary>Every schedule does what it says: learning rates as they are reported, those of each epoch's last step.</summary>
[TestClass]
public sealed class ScheduleTests
{
    private const int Epochs = 8;
    private const int StepsPerEpoch = 5;

    private readonly MLContext _mlContext = new(seed: 1);

    [TestMethod]
    public void Constant() => AssertRates(AutogradSchedule.Constant(), _ => 1);

    [TestMethod]
    public void PolynomialDecay_IsTheDefault()
    {
        // Constant over the first five eighths of the steps, then a parabola to zero at the end of the last step.
        AssertRates(AutogradSchedule.PolynomialDecay(), epoch => Math.Pow(Math.Min(1, (1 - Progress(epoch)) / 0.375), 2));
        AssertRates(null, epoch => Math.Pow(Math.Min(1, (1 - Progress(epoch)) / 0.375), 2));
    }

    [TestMethod]
    public void PolynomialDecay_OfAnotherPowerAndShare()
    {
        AssertRates(AutogradSchedule.PolynomialDecay(3, 0), epoch => Math.Pow(1 - Progress(epoch), 3));
        AssertRates(AutogradSchedule.PolynomialDecay(0.5, 0.8), epoch => Math.Sqrt(Math.Min(1, 5 * (1 - Progress(epoch)))));
        AssertRates(AutogradSchedule.PolynomialDecay(constantShare: 1), _ => 1);
    }

    [TestMethod]
    public void LinearDecay() => AssertRates(AutogradSchedule.LinearDecay(), epoch => Math.Min(1, 2 * (1 - Progress(epoch))));

    [TestMethod]
    public void LinearDecay_OfAnotherShare()
    {
        AssertRates(AutogradSchedule.LinearDecay(0), epoch => 1 - Progress(epoch));
        AssertRates(AutogradSchedule.LinearDecay(0.8), epoch => Math.Min(1, 5 * (1 - Progress(epoch))));
        AssertRates(AutogradSchedule.LinearDecay(1), _ => 1);
    }

    [TestMethod]
    public void StepLR() => AssertRates(AutogradSchedule.StepLR(stepSize: 3, gamma: 0.5), epoch => Math.Pow(0.5, (epoch - 1) / 3));

    [TestMethod]
    public void MultiStepLR() => AssertRates(AutogradSchedule.MultiStepLR([2, 5], gamma: 0.1), epoch => epoch <= 2 ? 1 : epoch <= 5 ? 0.1 : 0.01);

    [TestMethod]
    public void ExponentialLR() => AssertRates(AutogradSchedule.ExponentialLR(0.8), epoch => Math.Pow(0.8, epoch - 1));

    [TestMethod]
    public void CosineAnnealingLR()
    {
        AssertRates(AutogradSchedule.CosineAnnealingLR(), epoch => (1 + Math.Cos(Math.PI * (epoch - 1) / Epochs)) / 2);
        AssertRates(AutogradSchedule.CosineAnnealingLR(minLearningRate: 0.01), epoch => 0.2 + (0.8 * (1 + Math.Cos(Math.PI * (epoch - 1) / Epochs)) / 2));
    }

    [TestMethod]
    public void CosineAnnealingWarmRestarts()
    {
        // Periods of 2, 4, 8, … epochs: anew at epochs 1, 3 and 7.
        double[] expected = [1, Half(1, 2), 1, Half(1, 4), Half(2, 4), Half(3, 4), 1, Half(1, 8)];
        AssertRates(AutogradSchedule.CosineAnnealingWarmRestarts(firstPeriod: 2, periodMultiplier: 2), epoch => expected[epoch - 1]);

        static double Half(double at, double period) => (1 + Math.Cos(Math.PI * at / period)) / 2;
    }

    [TestMethod]
    public void PolynomialLR() => AssertRates(AutogradSchedule.PolynomialLR(power: 2), epoch => Math.Pow(1 - ((epoch - 1.0) / Epochs), 2));

    [TestMethod]
    public void OneCycleLR()
    {
        // 40 steps: from 1/25 up to 1 at step 0.25 · 40 − 1 = 9, then down to 1/250,000 at step 39.
        AssertRates(AutogradSchedule.OneCycleLR(pctStart: 0.25), epoch =>
        {
            double step = (StepsPerEpoch * epoch) - 1;
            return step <= 9 ? Between(1 / 25.0, 1, step / 9) : Between(1, 1 / 250_000.0, (step - 9) / 30);
        });

        static double Between(double start, double end, double share) => end + ((start - end) * (1 + Math.Cos(Math.PI * share)) / 2);
    }

    [TestMethod]
    public void WarmUp() => AssertRates(
        AutogradSchedule.WarmUp(epochs: 3, startFactor: 0.1), epoch => Math.Min(1, 0.1 + (0.9 * ((StepsPerEpoch * epoch) - 1) / (3.0 * StepsPerEpoch))));

    [TestMethod]
    public void ReduceLROnPlateau_FollowsTheLoss()
    {
        // The labels are all zero and so is the model: from the second epoch on the loss does not fall. Two epochs without improvement are let pass.
        IDataView flat = _mlContext.Load([.. Enumerable.Range(0, 10).Select(i => new Example { Features = [i], Label = 0 })]);

        double[] rates = Rates(AutogradSchedule.ReduceLROnPlateau(factor: 0.5, patience: 2), flat);

        CollectionAssert.AreEqual(new[] { 1, 1, 1, 1, 0.5, 0.5, 0.5, 0.25 }, rates.Select(rate => Math.Round(rate, 6)).ToArray());
    }

    [TestMethod]
    public void ReduceLROnPlateau_LeavesTheRateWhileTheLossFalls()
        => AssertRates(AutogradSchedule.ReduceLROnPlateau(factor: 0.5, patience: 0), _ => 1);

    [TestMethod]
    public void Settings_AreCheckedAtOnce()
    {
        Assert.Throws<ArgumentException>(() => AutogradSchedule.LinearDecay(1.1));
        Assert.Throws<ArgumentException>(() => AutogradSchedule.LinearDecay(double.NaN));
        Assert.Throws<ArgumentException>(() => AutogradSchedule.PolynomialDecay(0));
        Assert.Throws<ArgumentException>(() => AutogradSchedule.PolynomialDecay(double.PositiveInfinity));
        Assert.Throws<ArgumentException>(() => AutogradSchedule.PolynomialDecay(2, -0.1));
        Assert.Throws<ArgumentException>(() => AutogradSchedule.StepLR(0));
        Assert.Throws<ArgumentException>(() => AutogradSchedule.MultiStepLR(null!));
        Assert.Throws<ArgumentException>(() => AutogradSchedule.CosineAnnealingWarmRestarts(0));
        Assert.Throws<ArgumentException>(() => AutogradSchedule.OneCycleLR(1.5));
        Assert.Throws<ArgumentException>(() => AutogradSchedule.WarmUp(0));
        Assert.Throws<ArgumentException>(() => AutogradSchedule.WarmUp(1, 0));
        Assert.Throws<ArgumentException>(() => AutogradSchedule.ReduceLROnPlateau(1));
    }

    // The share of all steps done before the last of an epoch.
    private static double Progress(int epoch) => ((StepsPerEpoch * epoch) - 1.0) / (Epochs * StepsPerEpoch);

    private void AssertRates(AutogradSchedule? schedule, Func<int, double> expected)
    {
        double[] rates = Rates(schedule, _mlContext.Load(Example.Plane(10 * StepsPerEpoch, seed: 1, noise: 10)));
        for (int epoch = 1; epoch <= Epochs; epoch++)
            Assert.AreEqual(expected(epoch), rates[epoch - 1], 1e-6, $"epoch {epoch} of [{string.Join(" ", rates)}]");
    }

    /// <summary>As shares of the learning rate.</summary>
    private double[] Rates(AutogradSchedule? schedule, IDataView data)
    {
        const double learningRate = 0.05;
        var reports = new EpochReports();
        var options = new AutogradRegressionTrainer.Options
        {
            Schedule = schedule,
            LearningRate = (float)learningRate,
            NumberOfEpochs = Epochs,
            BatchSize = 10,
            Progress = reports,
        };
        _mlContext.Regression.Trainers.Autograd(options).Fit(data);
        return [.. reports.Select(report => report.LearningRate / learningRate)];
    }
}
