using Autograd.Core.Serialization;
using Autograd.MLNet.Tests.Training;
using Microsoft.ML;
using Microsoft.ML.Trainers;

namespace Autograd.MLNet.Tests.Checkpoints;

/// <summary>A training that was interrupted goes on from its checkpoint, and ends with the bits of one that was not.</summary>
[TestClass]
public sealed class CheckpointTests
{
    private readonly MLContext _mlContext = new(seed: 1);
    private readonly TemporaryDirectory _directory = new();
    private readonly IDataView _dense;
    private readonly IDataView _sparse;

    public CheckpointTests()
    {
        _dense = _mlContext.Data.LoadFromEnumerable(Example.Plane(100, seed: 1, noise: 200));
        _sparse = WideExample.Load(_mlContext, WideExample.Rows(300, seed: 1, used: 60, width: 80), 80);
    }

    private string Checkpoint => _directory.File("checkpoint");

    [TestCleanup]
    public void DeleteDirectory() => _directory.Dispose();

    [TestMethod]
    public void TrainingGoesOnFromItsCheckpoint()
    {
        using var cancellation = new CancellationTokenSource();
        var options = new AutogradRegressionTrainer.Options
        {
            NumberOfEpochs = 6,
            CheckpointPath = Checkpoint,
            CancellationToken = cancellation.Token,
            Progress = new OnEachEpoch(report =>
            {
                if (report.Epoch == 3)
                    cancellation.Cancel();
            }),
        };
        Assert.ThrowsExactly<OperationCanceledException>(() => new MLContext(seed: 5).Regression.Trainers.Autograd(options).Fit(_dense));

        var resumed = new AutogradRegressionTrainer.Options { NumberOfEpochs = 6, ResumeFrom = Checkpoint };
        LinearRegressionModelParameters model = new MLContext().Regression.Trainers.Autograd(resumed).Fit(_dense).Model;

        LinearRegressionModelParameters whole = new MLContext(seed: 5).Regression.Trainers.Autograd(numberOfEpochs: 6).Fit(_dense).Model;
        Assert.AreEqual(Bits.Of(whole), Bits.Of(model));
    }

    [TestMethod]
    [DataRow("Sgd")]
    [DataRow("Nesterov")]
    [DataRow("Adam")]
    [DataRow("AmsGrad")]
    [DataRow("AdamW")]
    [DataRow("Adagrad")]
    [DataRow("RMSprop")]
    [DataRow("Lbfgs")]
    public void EveryOptimizer_GoesOnWithTheSameBits(string name)
    {
        AutogradOptimizer optimizer = name switch
        {
            "Sgd" => AutogradOptimizer.Sgd(),
            "Nesterov" => AutogradOptimizer.Sgd(momentum: 0.9, nesterov: true),
            "Adam" => AutogradOptimizer.Adam(),
            "AmsGrad" => AutogradOptimizer.Adam(amsGrad: true),
            "AdamW" => AutogradOptimizer.AdamW(),
            "Adagrad" => AutogradOptimizer.Adagrad(learningRateDecay: 0.01),
            "RMSprop" => AutogradOptimizer.RMSprop(momentum: 0.5, centered: true),
            _ => AutogradOptimizer.Lbfgs(),
        };

        GoesOnWithTheSameBits(options => options.Optimizer = optimizer);
    }

    [TestMethod]
    [DataRow("Constant")]
    [DataRow("LinearDecay")]
    [DataRow("PolynomialDecay")]
    [DataRow("StepLR")]
    [DataRow("MultiStepLR")]
    [DataRow("ExponentialLR")]
    [DataRow("CosineAnnealingLR")]
    [DataRow("CosineAnnealingWarmRestarts")]
    [DataRow("PolynomialLR")]
    [DataRow("OneCycleLR")]
    [DataRow("WarmUp")]
    [DataRow("ReduceLROnPlateau")]
    public void EverySchedule_GoesOnWithTheSameBits(string name)
    {
        AutogradSchedule schedule = name switch
        {
            "Constant" => AutogradSchedule.Constant(),
            "LinearDecay" => AutogradSchedule.LinearDecay(0.25),
            "PolynomialDecay" => AutogradSchedule.PolynomialDecay(3, 0.25),
            "StepLR" => AutogradSchedule.StepLR(2),
            "MultiStepLR" => AutogradSchedule.MultiStepLR([1, 4]),
            "ExponentialLR" => AutogradSchedule.ExponentialLR(0.7),
            "CosineAnnealingLR" => AutogradSchedule.CosineAnnealingLR(),
            "CosineAnnealingWarmRestarts" => AutogradSchedule.CosineAnnealingWarmRestarts(2),
            "PolynomialLR" => AutogradSchedule.PolynomialLR(2),
            "OneCycleLR" => AutogradSchedule.OneCycleLR(),
            "WarmUp" => AutogradSchedule.WarmUp(5),
            _ => AutogradSchedule.ReduceLROnPlateau(patience: 1, threshold: 0.5),
        };

        GoesOnWithTheSameBits(options => options.Schedule = schedule);
    }

    [TestMethod]
    public void Penalties_GoOnWithTheSameBits()
        => GoesOnWithTheSameBits(options => (options.Optimizer, options.L1Regularization, options.L2Regularization) = (AutogradOptimizer.Adam(), 1e-3f, 1e-3f));

    [TestMethod]
    public void BoundsAndClipping_GoOnWithTheSameBits()
        => GoesOnWithTheSameBits(options => (options.NonNegativeWeights, options.GradientClipNorm, options.GradientClipValue, options.Standardize) = (true, 0.1f, 0.05f, false));

    [TestMethod]
    public void RowsHeldBack_GoOnWithTheSameBits()
        => GoesOnWithTheSameBits(options => (options.ValidationFraction, options.EarlyStopping) = (0.3f, new EarlyStopping { Patience = 2 }));

    [TestMethod]
    public void ValidationSets_GoOnWithTheSameBits()
    {
        IDataView validation = _mlContext.Data.LoadFromEnumerable(Example.Plane(40, seed: 2, noise: 200));
        void Set(LinearTrainerOptions options) => options.EarlyStopping = new EarlyStopping { Patience = 2 };
        Interrupted.Begin(_dense, Checkpoint, Set, validation);

        Assert.AreEqual(Interrupted.Whole(_dense, Set, validation), Interrupted.Resume(_dense, Checkpoint, Set, validation));
    }

    [TestMethod]
    public void TheBestModelOfTheTimeBefore_IsRemembered()
    {
        // The first epoch is the best: the rows to measure on have the opposite slope.
        IDataView train = _mlContext.Data.LoadFromEnumerable(Line(1)), validation = _mlContext.Data.LoadFromEnumerable(Line(-1));
        void Set(LinearTrainerOptions options) => (options.EarlyStopping, options.LearningRate) = (new EarlyStopping { Patience = 5 }, 0.1f);
        Interrupted.Begin(train, Checkpoint, Set, validation);

        string resumed = Interrupted.Resume(train, Checkpoint, Set, validation);

        Assert.AreEqual(Interrupted.Whole(train, Set, validation), resumed);
        Assert.AreNotEqual(Interrupted.Whole(train, options => options.LearningRate = 0.1f, validation), resumed);

        static IEnumerable<Example> Line(float slope) => Enumerable.Range(0, 40).Select(i => i - 19.5f).Select(x => new Example { Features = [x, 0, 0], Label = slope * x });
    }

    [TestMethod]
    public void StreamedData_GoOnWithTheSameBits()
    {
        IDataView many = _mlContext.Data.LoadFromEnumerable(Example.Plane(1000, seed: 1, noise: 200));
        static void Set(LinearTrainerOptions options) => options.MemoryBudget = 5000;
        foreach (IDataView data in new[] { many, _sparse })
        {
            Interrupted.Begin(data, Checkpoint, Set);

            Assert.AreEqual(Interrupted.Whole(data, Set), Interrupted.Resume(data, Checkpoint, Set));
        }
    }

    [TestMethod]
    public void OtherThreads_GoOnWithTheSameBits()
    {
        IDataView data = _mlContext.Data.LoadFromEnumerable(Example.Plane(3000, seed: 1, noise: 200));
        static Action<LinearTrainerOptions> Set(int threads) => options => (options.BatchSize, options.NumberOfThreads) = (3000, threads);
        Interrupted.Begin(data, Checkpoint, Set(1));

        Assert.AreEqual(Interrupted.Whole(data, Set(1)), Interrupted.Resume(data, Checkpoint, Set(3)));
    }

    [TestMethod]
    public void AModelToBeginWith_IsNotBegunWithAgain()
    {
        LinearRegressionModelParameters first = _mlContext.Regression.Trainers.Autograd(numberOfEpochs: 1).Fit(_dense).Model;
        void Set(LinearTrainerOptions options) => (options.InitialWeights, options.InitialBiases) = ([.. first.Weights], [first.Bias]);
        Interrupted.Begin(_dense, Checkpoint, Set);

        Assert.AreEqual(Interrupted.Whole(_dense, Set), Interrupted.Resume(_dense, Checkpoint, Set));
        Assert.AreNotEqual(Interrupted.Whole(_dense), Interrupted.Resume(_dense, Checkpoint, Set));
    }

    [TestMethod]
    public void InterruptedAgainAndAgain_TheBitsAreTheSame()
    {
        void Set(LinearTrainerOptions options) => (options.Optimizer, options.ResumeFrom) = (AutogradOptimizer.Adam(), File.Exists(Checkpoint) ? Checkpoint : null);
        string expected = Interrupted.Whole(_dense, Set);
        for (int epoch = 1; epoch < Interrupted.Epochs; epoch++)
            Interrupted.Begin(_dense, Checkpoint, Set, epochs: epoch);

        Assert.AreEqual(expected, Interrupted.Resume(_dense, Checkpoint, Set));
    }

    [TestMethod]
    public void EveryFewEpochs_TrainingGoesOnFromTheLastThatWasWritten()
    {
        var epochs = new List<int>();
        void Set(LinearTrainerOptions options) => (options.CheckpointEveryEpochs, options.Progress) = (2, new OnEachEpoch(report => epochs.Add(report.Epoch)));
        Interrupted.Begin(_dense, Checkpoint, Set);
        epochs.Clear();

        Assert.AreEqual(Interrupted.Whole(_dense), Interrupted.Resume(_dense, Checkpoint, Set));

        Assert.AreEqual(2, StateDict.Load(CheckpointAfter(3)).GetNumber("epoch"));
        CollectionAssert.AreEqual(Enumerable.Range(1, 6).ToArray(), epochs);

        string CheckpointAfter(int count)
        {
            Interrupted.Begin(_dense, Checkpoint, options => options.CheckpointEveryEpochs = 2, epochs: count);
            return Checkpoint;
        }
    }

    [TestMethod]
    public void TheLastEpoch_IsWrittenToo()
    {
        Interrupted.Whole(_dense, options => (options.CheckpointPath, options.CheckpointEveryEpochs) = (Checkpoint, 4));

        Assert.AreEqual(6, StateDict.Load(Checkpoint).GetNumber("epoch"));
        Assert.AreEqual(Interrupted.Whole(_dense), Interrupted.Resume(_dense, Checkpoint));
    }

    [TestMethod]
    public void ATrainingThatStoppedByItself_StaysStopped()
    {
        static void Set(LinearTrainerOptions options) => (options.TargetLoss, options.NumberOfEpochs, options.Optimizer) = (100_000, 500, AutogradOptimizer.Adam());
        int reports = 0;
        string expected = Interrupted.Whole(_dense, options =>
        {
            Set(options);
            (options.CheckpointPath, options.Progress) = (Checkpoint, new OnEachEpoch(_ => reports++));
        });
        int whole = reports;

        Assert.AreEqual(expected, Interrupted.Resume(_dense, Checkpoint, options =>
        {
            Set(options);
            options.Progress = new OnEachEpoch(_ => reports++);
        }));
        Assert.IsLessThan(500, whole);
        Assert.AreEqual(2 * whole, reports);
    }

    [TestMethod]
    public void HistoryContinues()
    {
        TrainingHistory whole = new(), first = new(), resumed = new();
        Action<LinearTrainerOptions> Set(TrainingHistory history) => options => (options.Progress, options.ValidationFraction) = (history, 0.3f);
        Interrupted.Whole(_dense, Set(whole));
        Interrupted.Begin(_dense, Checkpoint, Set(first));

        Interrupted.Resume(_dense, Checkpoint, Set(resumed));

        CollectionAssert.AreEqual(first.ToArray(), resumed.Take(3).ToArray());
        CollectionAssert.AreEqual(whole.Select(Lasting).ToArray(), resumed.Select(Lasting).ToArray());

        static EpochReport Lasting(EpochReport report) => report with { Elapsed = default, RowsPerSecond = 0 };
    }

    [TestMethod]
    public void ALossThatIsNotFinite_IsPartOfTheHistory()
    {
        // A validation row that squares to infinity; training knows nothing of it.
        IDataView validation = _mlContext.Data.LoadFromEnumerable([new Example { Label = 1e38f, Features = [-1e30f, 0, 0] }]);
        TrainingHistory history = new();
        Interrupted.Begin(_dense, Checkpoint, null, validation);

        Assert.AreEqual(Interrupted.Whole(_dense, null, validation), Interrupted.Resume(_dense, Checkpoint, options => options.Progress = history, validation));
        Assert.HasCount(6, history);
        Assert.IsTrue(history.All(report => !double.IsFinite(report.ValidationLoss!.Value)));
    }

    [TestMethod]
    public void WithoutASeed_TheCheckpointsIsTaken()
    {
        Interrupted.Begin(_dense, Checkpoint, options => options.Seed = null);

        // Resume has a context of another seed.
        Assert.AreEqual(Interrupted.Whole(_dense, options => options.Seed = null), Interrupted.Resume(_dense, Checkpoint, options => options.Seed = null));
    }

    [TestMethod]
    public void InAnotherCulture_TheOptionsAreTheSame()
    {
        static void Set(LinearTrainerOptions options) => (options.Optimizer, options.Schedule, options.EarlyStopping, options.LearningRate)
            = (AutogradOptimizer.Adam(beta1: 0.85), AutogradSchedule.ReduceLROnPlateau(0.5), new EarlyStopping { MinimumImprovement = 0.5 }, 0.05f);
        Interrupted.Begin(_dense, Checkpoint, Set);
        string expected = Interrupted.Whole(_dense, Set);
        System.Globalization.CultureInfo culture = System.Globalization.CultureInfo.CurrentCulture;
        try
        {
            var other = (System.Globalization.CultureInfo)System.Globalization.CultureInfo.InvariantCulture.Clone();
            other.NumberFormat.NumberDecimalSeparator = ",";
            System.Globalization.CultureInfo.CurrentCulture = other;

            Assert.AreEqual(expected, Interrupted.Resume(_dense, Checkpoint, Set));
        }
        finally
        {
            System.Globalization.CultureInfo.CurrentCulture = culture;
        }
    }

    [TestMethod]
    public void Classifiers_GoOnToo()
    {
        IDataView data = _mlContext.Data.LoadFromEnumerable(Rated.Rows(150, seed: 1));
        string Train(string? from, string? to, int? cancelAfter)
        {
            using var cancellation = new CancellationTokenSource();
            var options = new AutogradMulticlassTrainer.Options
            {
                LabelColumnName = "Class", Seed = 1, NumberOfEpochs = 6, ResumeFrom = from, CheckpointPath = to, CancellationToken = cancellation.Token, OnCancellation = CancellationBehavior.KeepBest,
                Progress = new OnEachEpoch(report =>
                {
                    if (report.Epoch == cancelAfter)
                        cancellation.Cancel();
                }),
            };
            Microsoft.ML.Data.VBuffer<float>[] weights = [];
            _mlContext.MulticlassClassification.Trainers.Autograd(options).Fit(data).Model.GetWeights(ref weights, out _);
            return string.Join(' ', weights.SelectMany(vector => vector.DenseValues()).Select(BitConverter.SingleToInt32Bits));
        }

        string whole = Train(null, null, null), half = Train(null, Checkpoint, 3);

        Assert.AreNotEqual(whole, half);
        Assert.AreEqual(whole, Train(Checkpoint, null, null));
    }

    [TestMethod]
    public void ReadersSeeAWholeCheckpoint_WheneverTheyLook()
    {
        int read = 0;
        using var stop = new CancellationTokenSource();
        var reader = new Thread(() =>
        {
            while (!stop.IsCancellationRequested)
            {
                if (File.Exists(Checkpoint) && StateDict.Load(Checkpoint).GetNumber("epoch") > 0)
                    read++;
            }
        });
        reader.Start();
        Interrupted.Whole(_dense, options => (options.CheckpointPath, options.NumberOfEpochs) = (Checkpoint, 60));
        SpinWait.SpinUntil(() => Volatile.Read(ref read) > 0);
        stop.Cancel();
        reader.Join();

        CollectionAssert.AreEqual(new[] { Checkpoint }, Directory.GetFileSystemEntries(_directory.Path));
    }

    [TestMethod]
    public void WhereItCannotBeWritten_TrainingEnds_AndNothingIsLeft()
    {
        string missing = Path.Combine(_directory.Path, "missing", "checkpoint"), taken = _directory.File("taken");
        Directory.CreateDirectory(Path.Combine(taken, "full"));

        Assert.ThrowsExactly<DirectoryNotFoundException>(() => Interrupted.Whole(_dense, options => options.CheckpointPath = missing));
        Exception error = Assert.Throws<SystemException>(() => Interrupted.Whole(_dense, options => options.CheckpointPath = taken));

        Assert.IsTrue(error is IOException or UnauthorizedAccessException, $"{error}");
        CollectionAssert.AreEqual(new[] { taken }, Directory.GetFileSystemEntries(_directory.Path));
    }

    private void GoesOnWithTheSameBits(Action<LinearTrainerOptions> set)
    {
        foreach (IDataView data in new[] { _dense, _sparse })
        {
            Interrupted.Begin(data, Checkpoint, set);

            Assert.AreEqual(Interrupted.Whole(data, set), Interrupted.Resume(data, Checkpoint, set));
        }
    }
}
