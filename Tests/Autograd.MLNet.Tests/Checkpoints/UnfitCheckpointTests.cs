using Autograd.Core.Serialization;
using Autograd.MLNet.Tests.Training;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;

namespace Autograd.MLNet.Tests.Checkpoints;

/// <summary>A checkpoint of another training, or one that is damaged, is refused with the reason before anything is trained.</summary>
[TestClass]
public sealed class UnfitCheckpointTests
{
    private readonly MLContext _mlContext = new(seed: 1);
    private readonly TemporaryDirectory _directory = new();
    private readonly List<Example> _rows = Example.Plane(60, seed: 1, noise: 200);

    public UnfitCheckpointTests() => Interrupted.Begin(Data(_rows), Checkpoint);

    private string Checkpoint => _directory.File("checkpoint");

    [TestCleanup]
    public void DeleteDirectory() => _directory.Dispose();

    [TestMethod]
    public void OtherData()
    {
        const string reason = "it was made with other data (rows, their order, labels or weights). Give the same data, or begin anew without ResumeFrom.";
        Refused(reason, data: Data(_rows[..59]));
        Refused(reason, data: Data([.. _rows, _rows[0]]));
        Refused(reason, data: Data([_rows[1], _rows[0], .. _rows[2..]]));
        Refused(reason, data: Data([.. _rows[..59], new Example { Features = _rows[59].Features, Label = MathF.BitIncrement(_rows[59].Label) }]));
        Refused(reason, data: Data([.. _rows[..59], new Example { Features = [_rows[59].Features[0], _rows[59].Features[1], MathF.BitIncrement(_rows[59].Features[2])], Label = _rows[59].Label }]));
    }

    [TestMethod]
    public void OtherWeights()
    {
        static void Set(LinearTrainerOptions options) => options.ExampleWeightColumnName = "Weight";
        Interrupted.Begin(Data(_rows), Checkpoint, Set);
        _rows[30].Weight = 2;

        Refused("it was made with other data (rows, their order, labels or weights). Give the same data, or begin anew without ResumeFrom.", Set);
    }

    [TestMethod]
    public void OtherValidationData()
    {
        List<Example> rows = Example.Plane(20, seed: 2);
        Interrupted.Begin(Data(_rows), Checkpoint, null, Data(rows));
        Assert.AreEqual(Interrupted.Whole(Data(_rows), null, Data(rows)), Interrupted.Resume(Data(_rows), Checkpoint, null, Data(rows)));
        rows[7].Label++;

        Refused("it was made with other data (rows, their order, labels or weights). Give the same data, or begin anew without ResumeFrom.", validation: Data(rows));
    }

    [TestMethod]
    public void ValidationDataWhereThereWereNone()
        => Refused("it was made with other data (rows, their order, labels or weights). Give the same data, or begin anew without ResumeFrom.", validation: Data(Example.Plane(20, seed: 2)));

    [TestMethod]
    public void RowsThatCannotBeUsed_AreNoOtherData()
    {
        List<Example> more = [.. _rows];
        more.Insert(5, new Example { Label = float.NaN });

        Assert.AreEqual(Interrupted.Whole(Data(_rows)), Interrupted.Resume(Data(more), Checkpoint));
    }

    [TestMethod]
    public void EachOtherOption()
    {
        Changed(options => options.Loss = AutogradLoss.Huber(50), "Loss is Huber(50), and was Squared");
        Changed(options => options.Optimizer = AutogradOptimizer.Sgd(momentum: 0.5), "Optimizer is SgdOptimizer { Momentum = 0.5, Nesterov = False }, and was SgdOptimizer { Momentum = 0, Nesterov = False }");
        Changed(options => options.LearningRate = 0.25f, "LearningRate is 0.25, and was not set");
        Changed(options => options.Schedule = AutogradSchedule.StepLR(2), "Schedule is StepLR(2, 0.1), and was not set");
        Changed(options => options.NumberOfEpochs = 7, "NumberOfEpochs is 7, and was 6");
        Changed(options => options.BatchSize = 17, "BatchSize is 17, and was 16");
        Changed(options => options.GradientClipNorm = 2, "GradientClipNorm is 2, and was not set");
        Changed(options => options.GradientClipValue = 0.5f, "GradientClipValue is 0.5, and was not set");
        Changed(options => options.L1Regularization = 0.01f, "L1Regularization is 0.01, and was 0");
        Changed(options => options.L2Regularization = 0.01f, "L2Regularization is 0.01, and was 0");
        Changed(options => options.NonNegativeWeights = true, "NonNegativeWeights is True, and was False");
        Changed(options => options.InitialWeights = [1, 2, 3], "InitialWeights is ");
        Changed(options => options.InitialBiases = [1], "InitialBiases is ");
        Changed(options => options.Standardize = false, "Standardize is False, and was True");
        Changed(options => options.Shuffle = false, "Shuffle is False, and was True");
        Changed(options => options.Seed = 2, "Seed is 2, and was 1");
        Changed(options => options.MemoryBudget = 100_000, "MemoryBudget is 100000, and was not set");
        Changed(options => options.ValidationFraction = 0.3f, "ValidationFraction is 0.3, and was 0");
        Changed(options => options.EarlyStopping = new EarlyStopping { Patience = 3 }, "EarlyStopping is EarlyStopping { Patience = 3, MinimumImprovement = 0, RestoreBest = True }, and was not set");

        void Changed(Action<LinearTrainerOptions> set, string difference)
        {
            string message = Refused(null, set);
            StringAssert.Contains(message, "it was made with other options: ");
            StringAssert.Contains(message, difference);
            StringAssert.EndsWith(message, ". Give the same options, or begin anew without ResumeFrom.");
        }
    }

    [TestMethod]
    public void OptionsThatDoNotDecideTheResult_MayChange()
    {
        string expected = Interrupted.Whole(Data(_rows));

        Assert.AreEqual(expected, Interrupted.Resume(Data(_rows), Checkpoint, options =>
        {
            options.NumberOfThreads = 2;
            options.CheckpointEveryEpochs = 2;
            options.CheckpointPath = _directory.File("another");
            options.OnCancellation = CancellationBehavior.KeepBest;
            options.TargetLoss = 0;
            options.Progress = new TrainingHistory();
        }));
    }

    [TestMethod]
    public void PositiveClassWeightOfAnotherTraining()
    {
        IDataView data = _mlContext.Data.LoadFromEnumerable(Rated.Rows(60, seed: 1));
        AutogradBinaryTrainer.Options Options(float weight) => new() { LabelColumnName = "Good", PositiveClassWeight = weight, NumberOfEpochs = 2, Seed = 1 };
        AutogradBinaryTrainer.Options first = Options(2), second = Options(3);
        first.CheckpointPath = second.ResumeFrom = Checkpoint;
        _mlContext.BinaryClassification.Trainers.Autograd(first).Fit(data);

        Assert.ThrowsExactly<CheckpointException>(() => _mlContext.BinaryClassification.Trainers.Autograd(second).Fit(data));
    }

    [TestMethod]
    public void CheckpointOfAnotherTrainer()
    {
        List<Example> counts = [.. _rows.Select(row => new Example { Features = row.Features, Label = Math.Abs(row.Label) })];
        Interrupted.Begin(Data(counts), Checkpoint);
        var options = new AutogradLogLinkTrainer.Options { ResumeFrom = Checkpoint, Seed = 1, NumberOfEpochs = 6, BatchSize = 16 };

        var error = Assert.ThrowsExactly<CheckpointException>(() => _mlContext.Regression.Trainers.AutogradLogLink(options).Fit(Data(counts)));

        StringAssert.Contains(error.Message, "it was made with other options: Trainer is AutogradLogLinkTrainer, and was AutogradRegressionTrainer.");
    }

    [TestMethod]
    [DataRow(1)]
    [DataRow(null)]
    public void AFileThatIsCutOff(int? seed)
    {
        byte[] whole = File.ReadAllBytes(Checkpoint);
        for (int length = 0; length < whole.Length; length += length < 200 ? 17 : 131)
            Damaged(whole[..length], seed);
        Damaged(whole[..^1], seed);
    }

    [TestMethod]
    [DataRow(1)]
    [DataRow(null)]
    public void AFileWithAFlippedBit(int? seed)
    {
        byte[] whole = File.ReadAllBytes(Checkpoint);
        for (int place = 0; place < whole.Length; place += place < 200 ? 7 : 61)
        {
            byte[] flipped = [.. whole];
            flipped[place] ^= (byte)(1 << (place % 8));
            Damaged(flipped, seed);
        }
    }

    [TestMethod]
    [DataRow(1)]
    [DataRow(null)]
    public void AFileThatIsSomethingElse(int? seed)
    {
        Damaged("It was a dark and stormy night."u8.ToArray(), seed);
        Damaged([.. Enumerable.Repeat((byte)0, 5000)], seed);

        _mlContext.Model.Save(_mlContext.Regression.Trainers.Autograd(numberOfEpochs: 1).Fit(Data(_rows)), null, Checkpoint);
        Damaged(File.ReadAllBytes(Checkpoint), seed);

        var state = new StateDict();
        state.Add("weight", Core.Variable.Create<float>([1, 2, 3]));
        state.Save(Checkpoint);
        Refused("it is no checkpoint of this version. Begin anew, without ResumeFrom.", options => options.Seed = seed);
        state.Add("kind", "Autograd.MLNet checkpoint 3");
        state.Save(Checkpoint);
        Refused("it is no checkpoint of this version. Begin anew, without ResumeFrom.", options => options.Seed = seed);
    }

    [TestMethod]
    [DataRow(1)]
    [DataRow(null)]
    public void AFileThatIsNotThere(int? seed)
    {
        File.Delete(Checkpoint);

        Assert.ThrowsExactly<FileNotFoundException>(() => Interrupted.Resume(Data(_rows), Checkpoint, options => options.Seed = seed));
    }

    private void Damaged(byte[] file, int? seed)
    {
        File.WriteAllBytes(Checkpoint, file);
        string message = Refused(null, options => options.Seed = seed);
        StringAssert.EndsWith(message, " Begin anew, without ResumeFrom.");
    }

    /// <summary>Checks that it is, without an epoch trained or anything written, and returns the message.</summary>
    private string Refused(string? reason, Action<LinearTrainerOptions>? set = null, IDataView? data = null, IDataView? validation = null)
    {
        int reports = 0;
        byte[] before = File.ReadAllBytes(Checkpoint);
        var error = Assert.ThrowsExactly<CheckpointException>(() => Interrupted.Resume(data ?? Data(_rows), Checkpoint, Set, validation));

        Assert.AreEqual(0, reports);
        CollectionAssert.AreEqual(before, File.ReadAllBytes(Checkpoint));
        Assert.AreEqual(Checkpoint, error.Path);
        StringAssert.StartsWith(error.Message, $"Autograd: cannot resume from the checkpoint {Checkpoint}: ");
        if (reason is not null)
            StringAssert.EndsWith(error.Message, $": {reason}");
        return error.Message;

        void Set(LinearTrainerOptions options)
        {
            set?.Invoke(options);
            options.CheckpointPath = Checkpoint;
            options.Progress = new OnEachEpoch(_ => reports++);
        }
    }

    private IDataView Data(IReadOnlyList<Example> rows) => _mlContext.Data.LoadFromEnumerable(rows);
}
