using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;

namespace Autograd.Distributed.Tests.Training;

/// <summary>Several ranks train the model that one process with all rows does.</summary>
[TestClass]
public sealed class SharedTrainingTests
{
    private const int Count = 1000;

    // Sums in another order, over some sixty steps.
    private const double Rounding = 2e-5;

    private static readonly List<Row> _dense = Row.Draw(Count, seed: 1);
    private static readonly List<Row> _sparse = Row.Draw(Count, seed: 2, sparse: true);

    public static IEnumerable<object[]> Cases =>
        from trainer in Enum.GetValues<Trainer>()
        from sparse in new[] { false, true }
        select new object[] { trainer, sparse };

    [TestMethod]
    [DynamicData(nameof(Cases))]
    public void AllTrainers_GiveTheModelOfOneProcess(Trainer trainer, bool sparse)
    {
        Trained alone = Job.Alone(trainer, Rows(sparse));

        foreach (int ranks in new[] { 1, 2, 3, 8 })
            AreEqual(alone, Job.Shared(Job.Even(ranks, Count), trainer, Rows(sparse)), $"{ranks} ranks");
    }

    [TestMethod]
    [DynamicData(nameof(Cases))]
    public void ReproducibleBlocks_GiveTheSameBitsOnAnyNumberOfRanks(Trainer trainer, bool sparse)
    {
        void Set(LinearTrainerOptions options, int rank) => (options.ReproducibleBlocks, options.NumberOfThreads) = (8, 1 + (rank % 2));
        Trained one = Job.Shared([Count], trainer, Rows(sparse), Set);

        for (int ranks = 2; ranks <= 8; ranks++)
            Assert.AreEqual(one.Bits(), Job.Shared(Job.Even(ranks, Count, blocks: 8), trainer, Rows(sparse), Set).Bits(), $"{ranks} ranks");
        AreEqual(Job.Alone(trainer, Rows(sparse)), one, "blocks");
    }

    [TestMethod]
    [DynamicData(nameof(Cases))]
    public void UnevenAndEmptyShares_GiveTheModelOfOneProcess(Trainer trainer, bool sparse)
    {
        Trained alone = Job.Alone(trainer, Rows(sparse));

        AreEqual(alone, Job.Shared([0, 700, 1, 299, 0], trainer, Rows(sparse)), "uneven");
        AreEqual(alone, Job.Shared([Count, 0], trainer, Rows(sparse)), "one has all");
    }

    public static IEnumerable<object[]> Options()
    {
        yield return Option("momentum", o => o.Optimizer = AutogradOptimizer.Sgd(momentum: 0.9));
        yield return Option("Adam", o => o.Optimizer = AutogradOptimizer.Adam());
        yield return Option("L-BFGS", o => (o.Optimizer, o.L2Regularization) = (AutogradOptimizer.Lbfgs(), 0.1f));
        yield return Option("in order", o => o.Shuffle = false);
        yield return Option("as they are", o => (o.Standardize, o.LearningRate) = (false, 1e-3f));
        yield return Option("weights", o => o.ExampleWeightColumnName = nameof(Row.Weight));
        yield return Option("penalties", o => (o.Optimizer, o.L1Regularization, o.L2Regularization) = (AutogradOptimizer.Adam(), 1e-3f, 1e-2f));
        yield return Option("bounds", o => o.NonNegativeWeights = true);
        yield return Option("clipping", o => (o.GradientClipNorm, o.GradientClipValue) = (0.5f, 0.2f));
        yield return Option("large batches", o => o.BatchSize = 400);
        yield return Option("one batch", o => o.BatchSize = 5000);
        yield return Option("single rows", o => (o.BatchSize, o.NumberOfEpochs) = (1, 1));
        yield return Option("rows held back", o => (o.ValidationFraction, o.EarlyStopping) = (0.3f, new EarlyStopping { Patience = 2 }));
        yield return Option("plateaus", o => o.Schedule = AutogradSchedule.ReduceLROnPlateau(patience: 1, threshold: 0.5));
        yield return Option("threads", o => (o.NumberOfThreads, o.BatchSize) = (2, 5000));
    }

    private static object[] Option(string name, Action<LinearTrainerOptions> set) => [name, set];

    [TestMethod]
    [DynamicData(nameof(Options))]
    public void AllOptions_GiveTheModelOfOneProcess(string name, Action<LinearTrainerOptions> set)
    {
        foreach (bool sparse in new[] { false, true })
        {
            Trained alone = Job.Alone(Trainer.Regression, Rows(sparse), set);

            AreEqual(alone, Job.Shared([300, 0, 600, 100], Trainer.Regression, Rows(sparse), (options, _) => set(options)), $"{name}, sparse {sparse}");
        }
    }

    [TestMethod]
    [DynamicData(nameof(Options))]
    public void AllOptions_GiveTheSameBitsInBlocks(string name, Action<LinearTrainerOptions> set)
    {
        foreach (bool sparse in new[] { false, true })
        {
            void Set(LinearTrainerOptions options, int rank)
            {
                set(options);
                options.ReproducibleBlocks = 6;
            }

            string one = Job.Shared([Count], Trainer.Regression, Rows(sparse), Set).Bits();

            foreach (int ranks in new[] { 2, 5 })
                Assert.AreEqual(one, Job.Shared(Job.Even(ranks, Count, blocks: 6), Trainer.Regression, Rows(sparse), Set).Bits(), $"{name}, sparse {sparse}, {ranks} ranks");
        }
    }

    [TestMethod]
    public void ManyRows_WhoseOrderIsComputedInParts_GiveTheModelOfOneProcess()
    {
        List<Row> rows = Row.Draw(70_001, seed: 4);
        static void Set(LinearTrainerOptions options) => (options.NumberOfEpochs, options.BatchSize) = (2, 512);
        Trained alone = Job.Alone(Trainer.Regression, rows, Set);

        AreEqual(alone, Job.Shared([20_000, 0, 50_000, 1], Trainer.Regression, rows, (options, _) => Set(options)), "many rows");
    }

    /// <summary>So many columns that the statistics of the blocks are not exchanged at once.</summary>
    [TestMethod]
    public void ManyColumns_GiveTheSameBits()
    {
        const int width = 400_000;
        List<Row> rows = Row.Draw(300, seed: 5, sparse: true);
        foreach (Row row in rows)
            row.Features = new VBuffer<float>(width, 5, row.Features.GetValues().ToArray(), [.. row.Features.GetIndices().ToArray().Select(column => column * 10_000)]);
        var bits = new List<string>();

        foreach (int ranks in new[] { 1, 3 })
        {
            InProcessCommunicator.Run(ranks, communicator =>
            {
                var mlContext = new MLContext(seed: 1);
                IDataView share = Row.Load(mlContext, rows.GetRange(300 * communicator.Rank / ranks, 300 / ranks), width);
                Trained model = Trained.Fit(mlContext, Trainer.Regression, share, options => (options.Communicator, options.ReproducibleBlocks, options.NumberOfEpochs) = (communicator, 3, 1));
                lock (bits)
                    bits.Add(Convert.ToHexString(SHA256.HashData(MemoryMarshal.AsBytes(model.Numbers.AsSpan()))));
            });
        }

        Assert.HasCount(1, bits.Distinct());
    }

    [TestMethod]
    public void CalibratedLosses_GiveTheModelOfOneProcess()
    {
        static void Set(LinearTrainerOptions options) => options.Loss = AutogradLoss.SmoothedHinge();
        void InBlocks(LinearTrainerOptions options, int rank)
        {
            Set(options);
            options.ReproducibleBlocks = 4;
        }

        AreEqual(Job.Alone(Trainer.Binary, _dense, Set), Job.Shared([200, 300, 500], Trainer.Binary, _dense, (options, _) => Set(options)), "calibration");
        Assert.AreEqual(Job.Shared([Count], Trainer.Binary, _dense, InBlocks).Bits(), Job.Shared(Job.Even(3, Count, blocks: 4), Trainer.Binary, _dense, InBlocks).Bits());
    }

    [TestMethod]
    [DynamicData(nameof(Cases))]
    public void ValidationSets_AreMeasuredTogether(Trainer trainer, bool sparse)
    {
        List<Row> validation = Row.Draw(90, seed: 3, sparse);
        List<EpochReport> alone = [], shared = [], inBlocks = [], others = [];
        Job.Alone(trainer, Rows(sparse), options => options.Progress = new Gathered(alone), validation);

        Job.Shared([100, 900], trainer, Rows(sparse), (options, rank) => options.Progress = new Gathered(rank == 0 ? shared : others), validation);
        Job.Shared(Job.Even(3, Count, blocks: 3), trainer, Rows(sparse), (options, rank) => (options.Progress, options.ReproducibleBlocks) = (new Gathered(rank == 0 ? inBlocks : others), 3), validation);

        Assert.IsEmpty(others);
        foreach (List<EpochReport> reports in new[] { shared, inBlocks })
        {
            Assert.HasCount(alone.Count, reports);
            for (int i = 0; i < alone.Count; i++)
            {
                Assert.AreEqual(1, reports[i].TrainLoss / alone[i].TrainLoss, 1e-5);
                Assert.AreEqual(1, reports[i].ValidationLoss!.Value / alone[i].ValidationLoss!.Value, 1e-5);
                Assert.AreEqual(alone[i].Metric!.Value, reports[i].Metric!.Value, 1e-5);
                Assert.AreEqual(1, reports[i].GradientNorm / alone[i].GradientNorm, 1e-3);
                Assert.AreEqual(alone[i].LearningRate, reports[i].LearningRate, 1e-6 * alone[i].LearningRate);
            }
        }
    }

    [TestMethod]
    public void EarlyStopping_StopsAllRanksAtTheEpochOfOneProcess()
    {
        List<Row> validation = Row.Draw(90, seed: 3);
        List<EpochReport> alone = [], shared = [];
        void Set(LinearTrainerOptions options, List<EpochReport> reports)
            => (options.NumberOfEpochs, options.EarlyStopping, options.Progress) = (100, new EarlyStopping { Patience = 2, MinimumImprovement = 1 }, new Gathered(reports));
        Trained expected = Job.Alone(Trainer.Regression, _dense, options => Set(options, alone), validation);

        Trained actual = Job.Shared([450, 550], Trainer.Regression, _dense, (options, rank) => Set(options, rank == 0 ? shared : []), validation);

        AreEqual(expected, actual, "early stopping");
        Assert.IsLessThan(100, alone.Count);
        Assert.HasCount(alone.Count, shared);
    }

    [TestMethod]
    public void RowsThatCannotBeUsed_AreLeftOutAndCountedOnce()
    {
        List<Row> rows = [.. _dense.Select((row, i) => i % 10 == 3 || i < 50 ? new Row { Number = float.NaN, Features = row.Features } : row)];
        var warnings = new List<string>();
        Trained alone = Job.Alone(Trainer.Regression, rows);

        AreEqual(alone, Job.Shared([40, 500, 460], Trainer.Regression, rows), "shares");
        string[] bits = [.. new[] { 1, 2, 4 }.Select(ranks => Job.Shared(Job.Even(ranks, Count, blocks: 4), Trainer.Regression, rows, (options, _) => options.ReproducibleBlocks = 4).Bits())];
        Assert.HasCount(1, bits.Distinct());

        InProcessCommunicator.Run(2, communicator =>
        {
            var mlContext = new MLContext(seed: 1);
            mlContext.Log += (_, log) =>
            {
                if (log.Message.Contains("Skipped"))
                {
                    lock (warnings)
                        warnings.Add(log.Message);
                }
            };
            Trained.Fit(mlContext, Trainer.Regression, Row.Load(mlContext, rows.GetRange(communicator.Rank * 500, 500)), options => options.Communicator = communicator);
        });
        Assert.Contains("Skipped 145 of 1000 rows during training: 145 without a finite label in 'Number'.", warnings.Single());
    }

    [TestMethod]
    public void LocalSgd_WithOneStep_IsSynchronous_AndWithMoreComesClose()
    {
        static void Set(LinearTrainerOptions options) => (options.Optimizer, options.LearningRate, options.NumberOfEpochs) = (AutogradOptimizer.Sgd(), 0.02f, 20);
        Trained alone = Job.Alone(Trainer.Regression, _dense, Set);

        foreach ((int steps, double distance) in new[] { (1, 1e-4), (4, 0.02), (1000, 0.05) })
        {
            Trained local = Job.Shared([250, 350, 0, 400], Trainer.Regression, _dense, (options, _) =>
            {
                Set(options);
                options.AverageEverySteps = steps;
            });
            Assert.IsLessThan(distance, local.DistanceTo(alone), $"{steps} steps: {local.DistanceTo(alone)}");
        }

        Trained sparse = Job.Shared([500, 500], Trainer.Regression, _sparse, (options, _) => (options.AverageEverySteps, options.NumberOfEpochs) = (4, 20));
        Assert.IsLessThan(0.05, sparse.DistanceTo(Job.Alone(Trainer.Regression, _sparse, options => options.NumberOfEpochs = 20)));
    }

    private static List<Row> Rows(bool sparse) => sparse ? _sparse : _dense;

    private static void AreEqual(Trained expected, Trained actual, string what)
        => Assert.IsLessThan(Rounding, actual.DistanceTo(expected), $"{what}: {actual.DistanceTo(expected):E1} apart");
}
