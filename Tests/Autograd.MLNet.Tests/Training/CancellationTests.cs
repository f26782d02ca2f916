using Autograd.Core;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;

namespace Autograd.MLNet.Tests.Training;

/// <summary>Training that is told to end.</summary>
[TestClass]
public sealed class CancellationTests
{
    private readonly MLContext _mlContext = new(seed: 1);
    private readonly CancellationTokenSource _cancellation = new();
    private readonly IDataView _data;

    public CancellationTests() => _data = _mlContext.Data.LoadFromEnumerable(Example.Plane(100, seed: 1, noise: 200));

    [TestCleanup]
    public void Dispose() => _cancellation.Dispose();

    [TestMethod]
    public void FromTheProgressCallback_ItThrows()
    {
        int last = 0;
        AutogradRegressionTrainer.Options options = Options(report => last = CancelAfter(3, report));

        var error = Assert.ThrowsExactly<OperationCanceledException>(() => _mlContext.Regression.Trainers.Autograd(options).Fit(_data));

        Assert.AreEqual("Autograd: training was cancelled.", error.Message);
        Assert.AreEqual(_cancellation.Token, error.CancellationToken);
        Assert.AreEqual(3, last);
    }

    [TestMethod]
    [DataRow(CancellationBehavior.Throw)]
    [DataRow(CancellationBehavior.KeepBest)]
    public void FromAnotherThread_TrainingEnds(CancellationBehavior behavior)
    {
        using var begun = new ManualResetEventSlim();
        var canceller = new Thread(() =>
        {
            begun.Wait();
            _cancellation.Cancel();
        });
        canceller.Start();
        AutogradRegressionTrainer.Options options = Options(_ => begun.Set());
        options.NumberOfEpochs = int.MaxValue;
        options.OnCancellation = behavior;
        AutogradRegressionTrainer trainer = _mlContext.Regression.Trainers.Autograd(options);

        if (behavior == CancellationBehavior.Throw)
            Assert.ThrowsExactly<OperationCanceledException>(() => trainer.Fit(_data));
        else
            Assert.AreEqual(2, trainer.Fit(_data).Model.Weights[0], 0.5);
        canceller.Join();
    }

    [TestMethod]
    public void InTheMiddleOfAnEpoch_TrainingEnds()
    {
        int batches = 0, reports = 0;
        AutogradRegressionTrainer.Options options = Options(_ => reports++);
        options.Loss = AutogradLoss.FromExpression((p, y) =>
        {
            // 10 batches an epoch, and some calls before the first to get to know the loss.
            if (reports == 2 && ++batches == 4)
                _cancellation.Cancel();
            return (p - y).Square();
        });
        options.OnCancellation = CancellationBehavior.KeepBest;

        string model = Bits.Of(_mlContext.Regression.Trainers.Autograd(options).Fit(_data).Model);

        Assert.AreEqual(2, reports);
        Assert.AreEqual(4, batches);

        // What it learned since the last report is in the model.
        options.NumberOfEpochs = 2;
        options.CancellationToken = default;
        Assert.AreNotEqual(Bits.Of(_mlContext.Regression.Trainers.Autograd(options).Fit(_data).Model), model);
    }

    [TestMethod]
    public void KeepBest_WithoutValidationSet_ReturnsTheLastStep()
    {
        AutogradRegressionTrainer.Options cancelled = Options(report => CancelAfter(3, report)), whole = Options(_ => { });
        cancelled.OnCancellation = CancellationBehavior.KeepBest;
        whole.NumberOfEpochs = 3;
        whole.CancellationToken = default;

        string expected = Bits.Of(_mlContext.Regression.Trainers.Autograd(whole).Fit(_data).Model);

        Assert.AreEqual(expected, Bits.Of(_mlContext.Regression.Trainers.Autograd(cancelled).Fit(_data).Model));
    }

    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void KeepBest_WithValidationSet_ReturnsTheEpochWithTheSmallestLoss(bool withEarlyStopping)
    {
        // Rows of the opposite slope around the same mean get worse with every epoch.
        float mean = Example.Plane(100, seed: 1, noise: 200).Average(row => row.Label);
        IDataView validation = _mlContext.Data.LoadFromEnumerable(Example.Plane(50, seed: 2).Select(row => new Example { Features = row.Features, Label = mean - (row.Label - mean) }));
        AutogradRegressionTrainer.Options cancelled = Options(report => CancelAfter(3, report)), whole = Options(_ => { });
        cancelled.OnCancellation = CancellationBehavior.KeepBest;
        cancelled.EarlyStopping = withEarlyStopping ? new EarlyStopping { RestoreBest = false } : null;
        whole.NumberOfEpochs = 1;
        whole.CancellationToken = default;

        string expected = Bits.Of(_mlContext.Regression.Trainers.Autograd(whole).Fit(_data, validation).Model);

        Assert.AreEqual(expected, Bits.Of(_mlContext.Regression.Trainers.Autograd(cancelled).Fit(_data, validation).Model));
    }

    [TestMethod]
    public void BeforeTheFirstStep_ItThrows()
    {
        int reports = 0;
        AutogradRegressionTrainer.Options options = Options(_ => reports++);
        _cancellation.Cancel();

        Assert.ThrowsExactly<OperationCanceledException>(() => _mlContext.Regression.Trainers.Autograd(options).Fit(_data));

        Assert.AreEqual(0, reports);
    }

    [TestMethod]
    public void BeforeTheFirstStep_KeepBestReturnsTheBestConstant()
    {
        AutogradRegressionTrainer.Options options = Options(_ => { });
        options.OnCancellation = CancellationBehavior.KeepBest;
        _cancellation.Cancel();

        LinearRegressionModelParameters model = _mlContext.Regression.Trainers.Autograd(options).Fit(_data).Model;

        CollectionAssert.AreEqual(new float[3], model.Weights.ToArray());
        Assert.AreEqual(Example.Plane(100, seed: 1, noise: 200).Average(row => (double)row.Label), model.Bias, 1e-2);
    }

    [TestMethod]
    public void BeforeTheFirstStep_KeepBestReturnsTheModelToBeginWith()
    {
        AutogradRegressionTrainer.Options options = Options(_ => { });
        options.OnCancellation = CancellationBehavior.KeepBest;
        LinearRegressionModelParameters first = _mlContext.Regression.Trainers.Autograd(numberOfEpochs: 2).Fit(_data).Model;
        _cancellation.Cancel();

        LinearRegressionModelParameters model = _mlContext.Regression.Trainers.Autograd(options).Fit(_data, first).Model;

        for (int i = 0; i < 3; i++)
            Assert.AreEqual(first.Weights[i], model.Weights[i], 1e-5 * Math.Abs(first.Weights[i]));
        Assert.AreEqual(first.Bias, model.Bias, 1e-5 * Math.Abs(first.Bias));
    }

    [TestMethod]
    public void AfterTheLastEpoch_TheModelIsWhole()
    {
        AutogradRegressionTrainer.Options options = Options(report => CancelAfter(5, report));
        options.NumberOfEpochs = 5;

        Assert.IsNotNull(_mlContext.Regression.Trainers.Autograd(options).Fit(_data));
    }

    [TestMethod]
    public void Lbfgs_IsCancelledBetweenItsSteps()
    {
        int last = 0;
        AutogradRegressionTrainer.Options options = Options(report => last = CancelAfter(2, report));
        options.Optimizer = AutogradOptimizer.Lbfgs();
        options.Schedule = null;
        options.LearningRate = null;

        Assert.ThrowsExactly<OperationCanceledException>(() => _mlContext.Regression.Trainers.Autograd(options).Fit(_data));

        Assert.AreEqual(2, last);
    }

    [TestMethod]
    public void Classifiers_KeepTheirBestToo()
    {
        IDataView data = _mlContext.Data.LoadFromEnumerable(Rated.Rows(100, seed: 1));
        var binary = new AutogradBinaryTrainer.Options { LabelColumnName = "Good", Progress = new OnEachEpoch(report => CancelAfter(5, report)), CancellationToken = _cancellation.Token, OnCancellation = CancellationBehavior.KeepBest };
        var multiclass = new AutogradMulticlassTrainer.Options { LabelColumnName = "Class", CancellationToken = _cancellation.Token, OnCancellation = CancellationBehavior.KeepBest };

        BinaryClassificationMetrics ofFive = _mlContext.BinaryClassification.Evaluate(_mlContext.BinaryClassification.Trainers.Autograd(binary).Fit(data).Transform(data), "Good");
        MulticlassClassificationMetrics ofNone = _mlContext.MulticlassClassification.Evaluate(_mlContext.MulticlassClassification.Trainers.Autograd(multiclass).Fit(data).Transform(data), "Class");

        Assert.IsGreaterThan(0.6, ofFive.Accuracy);
        double[] shares = [.. Rated.Rows(100, seed: 1).GroupBy(row => row.Class).Select(rows => rows.Count() / 100.0)];
        Assert.AreEqual(-shares.Sum(share => share * Math.Log(share)), ofNone.LogLoss, 1e-5);
    }

    [TestMethod]
    public void NothingIsHalfWritten()
    {
        using var directory = new TemporaryDirectory();
        string path = directory.File("checkpoint");
        AutogradRegressionTrainer.Options options = Options(report => CancelAfter(3, report));
        options.CheckpointPath = path;

        Assert.ThrowsExactly<OperationCanceledException>(() => _mlContext.Regression.Trainers.Autograd(options).Fit(_data));

        CollectionAssert.AreEqual(new[] { path }, Directory.GetFiles(directory.Path));
        options.CheckpointPath = null;
        options.ResumeFrom = path;
        options.CancellationToken = default;
        var epochs = new List<int>();
        options.Progress = new OnEachEpoch(report => epochs.Add(report.Epoch));
        _mlContext.Regression.Trainers.Autograd(options).Fit(_data);
        CollectionAssert.AreEqual(Enumerable.Range(1, 20).ToArray(), epochs);
    }

    [TestMethod]
    public void BeforeTheFirstStep_NothingIsWritten()
    {
        using var directory = new TemporaryDirectory();
        AutogradRegressionTrainer.Options options = Options(_ => { });
        options.CheckpointPath = directory.File("checkpoint");
        _cancellation.Cancel();

        Assert.ThrowsExactly<OperationCanceledException>(() => _mlContext.Regression.Trainers.Autograd(options).Fit(_data));

        Assert.IsEmpty(Directory.GetFileSystemEntries(directory.Path));
    }

    private AutogradRegressionTrainer.Options Options(Action<EpochReport> onEpoch) => new()
    {
        Seed = 1,
        BatchSize = 10,
        LearningRate = 0.1f,
        Schedule = AutogradSchedule.Constant(),
        NumberOfEpochs = 20,
        Progress = new OnEachEpoch(onEpoch),
        CancellationToken = _cancellation.Token,
    };

    private int CancelAfter(int epoch, EpochReport report)
    {
        if (report.Epoch == epoch)
            _cancellation.Cancel();
        return report.Epoch;
    }
}
