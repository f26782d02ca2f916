using Autograd.Core;
using Microsoft.ML;
using Microsoft.ML.Trainers;

namespace Autograd.MLNet.Tests.Training;

/// <summary>What is heard of training while it runs.</summary>
[TestClass]
public sealed class ProgressTests
{
    private readonly MLContext _mlContext = new(seed: 1);
    private readonly IDataView _data;

    public ProgressTests() => _data = _mlContext.Data.LoadFromEnumerable(Example.Plane(100, seed: 1, noise: 200));

    [TestMethod]
    public void Reports_ComeInOrder_OnTheTrainingThread()
    {
        var epochs = new List<int>();
        var threads = new HashSet<int>();
        bool isReporting = false;
        Fit(new OnEachEpoch(report =>
        {
            Assert.IsFalse(isReporting);
            isReporting = true;
            epochs.Add(report.Epoch);
            threads.Add(Environment.CurrentManagedThreadId);
            isReporting = false;
        }));

        CollectionAssert.AreEqual(Enumerable.Range(1, 6).ToArray(), epochs);
        CollectionAssert.AreEqual(new[] { Environment.CurrentManagedThreadId }, threads.ToArray());
    }

    [TestMethod]
    public void TrainingHistory_Records()
    {
        var history = new TrainingHistory();
        Fit(history);

        CollectionAssert.AreEqual(Enumerable.Range(1, 6).ToArray(), history.Select(report => report.Epoch).ToArray());
        Assert.IsTrue(history.All(report => report.NumberOfEpochs == 6));
        Assert.IsTrue(history.Zip(history.Skip(1), (earlier, later) => earlier.Elapsed < later.Elapsed).All(grows => grows));
        Assert.IsLessThan(history[0].TrainLoss, history[5].TrainLoss);
    }

    [TestMethod]
    public void LearningRate_IsThatOfTheSchedule()
    {
        var history = new TrainingHistory();
        Fit(history, AutogradSchedule.StepLR(2, gamma: 0.5));

        CollectionAssert.AreEqual(new[] { 0.04f, 0.04f, 0.02f, 0.02f, 0.01f, 0.01f }, history.Select(report => (float)report.LearningRate).ToArray());
    }

    [TestMethod]
    public void ReportingChangesNothing() => Assert.AreEqual(Fit(null), Fit(new TrainingHistory()));

    [TestMethod]
    public void ACallbackThatThrows_EndsTrainingWithItsException()
    {
        var failure = new FormatException("no more");
        var epochs = new List<int>();

        var error = Assert.ThrowsExactly<FormatException>(() => Fit(new OnEachEpoch(report =>
        {
            epochs.Add(report.Epoch);
            if (report.Epoch == 2)
                throw failure;
        })));

        Assert.AreSame(failure, error);
        CollectionAssert.AreEqual(new[] { 1, 2 }, epochs);
    }

    [TestMethod]
    public void ALossThatThrows_EndsTrainingWithItsException_OnWhateverThread()
    {
        IDataView data = _mlContext.Data.LoadFromEnumerable(Example.Plane(5000, seed: 1));
        var options = new AutogradRegressionTrainer.Options
        {
            BatchSize = 5000,
            LearningRate = 0.1f,
            NumberOfThreads = 4,
            Loss = AutogradLoss.FromExpression((p, y) => y.Shape[0] is 904 ? throw new FormatException("no more") : (p - y).Square()),
        };

        // 5,000 rows are four blocks of 1,024 and one of 904.
        var error = Assert.ThrowsExactly<FormatException>(() => _mlContext.Regression.Trainers.Autograd(options).Fit(data));

        Assert.AreEqual("no more", error.Message);
    }

    private string Fit(IProgress<EpochReport>? progress, AutogradSchedule? schedule = null)
    {
        var options = new AutogradRegressionTrainer.Options { Seed = 1, NumberOfEpochs = 6, LearningRate = 0.04f, Schedule = schedule, Progress = progress };
        return Bits.Of(_mlContext.Regression.Trainers.Autograd(options).Fit(_data).Model);
    }
}
