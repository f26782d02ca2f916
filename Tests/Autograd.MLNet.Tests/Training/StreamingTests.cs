using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;

namespace Autograd.MLNet.Tests.Training;

/// <summary>Data larger than the memory they may take are read anew in each epoch.</summary>
[TestClass]
public sealed class StreamingTests
{
    // Room for some 300 rows of three features, a label and a weight.
    private const long SmallBudget = 6000;

    private readonly MLContext _mlContext = new(seed: 1);

    [TestMethod]
    public void DataAreReadOnceBeforeTraining_AndOnceInEachEpoch()
    {
        var data = new CountingView(_mlContext.Data.LoadFromEnumerable(Example.Plane(2000, seed: 1)));

        Fit(data, SmallBudget, options => options.NumberOfEpochs = 5);

        Assert.AreEqual(6, data.Cursors);
    }

    [TestMethod]
    public void DataThatFit_AreReadOnce()
    {
        var data = new CountingView(_mlContext.Data.LoadFromEnumerable(Example.Plane(200, seed: 1)));

        Fit(data, 1_000_000, options => options.NumberOfEpochs = 5);

        Assert.AreEqual(1, data.Cursors);
    }

    [TestMethod]
    public void ValidationDataAreReadOnce()
    {
        var data = new CountingView(_mlContext.Data.LoadFromEnumerable(Example.Plane(200, seed: 1)));
        var options = new AutogradRegressionTrainer.Options { NumberOfEpochs = 5, MemoryBudget = SmallBudget };

        _mlContext.Regression.Trainers.Autograd(options).Fit(_mlContext.Data.LoadFromEnumerable(Example.Plane(2000, seed: 2)), data);

        Assert.AreEqual(1, data.Cursors);
    }

    [TestMethod]
    public void TheModel_IsAsGoodAsThatOfDataInMemory()
    {
        List<Example> rows = Example.Plane(2000, seed: 1, noise: 200);
        IDataView data = _mlContext.Data.LoadFromEnumerable(rows);
        double best = LeastSquares.Rmse(rows, LeastSquares.Fit(rows));

        LinearRegressionModelParameters model = Fit(data, SmallBudget);

        Assert.IsLessThan(best * 1.002, LeastSquares.Rmse(rows, [.. model.Weights.Select(weight => (double)weight), model.Bias]));
        Assert.AreEqual(Fit(data, null).Weights[0], model.Weights[0], 1e-2);
    }

    [TestMethod]
    [DataRow(16)]
    [DataRow(64)]
    [DataRow(100)]
    public void InTheDatasOwnOrder_TheModelHasTheBitsOfDataInMemory(int batchSize)
    {
        // The learning rate is derived from another sample of the rows, so it is given here; everything else is the same.
        var data = new CountingView(_mlContext.Data.LoadFromEnumerable(Example.Plane(2000, seed: 1, noise: 200)));
        void Set(LinearTrainerOptions options) => (options.Shuffle, options.LearningRate, options.BatchSize, options.NumberOfEpochs) = (false, 0.01f, batchSize, 3);

        Assert.AreEqual(Bits.Of(Fit(data, null, Set)), Bits.Of(Fit(data, SmallBudget, Set)));
        Assert.AreEqual(1 + 4, data.Cursors);
    }

    [TestMethod]
    public void Sparse_InTheDatasOwnOrder_TheModelHasTheBitsOfDataInMemory()
    {
        var data = new CountingView(WideExample.Load(_mlContext, WideExample.Rows(2000, seed: 1, used: 90, width: 100), 100));
        static void Set(LinearTrainerOptions options) => (options.Shuffle, options.LearningRate, options.L1Regularization, options.NumberOfEpochs) = (false, 0.01f, 1e-3f, 3);

        Assert.AreEqual(Bits.Of(Fit(data, null, Set)), Bits.Of(Fit(data, SmallBudget, Set)));
        Assert.AreEqual(1 + 4, data.Cursors);
    }

    [TestMethod]
    public void Sparse_TheModelIsAsGoodAsThatOfDataInMemory()
    {
        IDataView data = WideExample.Load(_mlContext, WideExample.Rows(2000, seed: 1, used: 90, width: 100), 100);

        LinearRegressionModelParameters inMemory = Fit(data, null), streaming = Fit(data, SmallBudget);

        for (int i = 0; i < 100; i++)
            Assert.AreEqual(inMemory.Weights[i], streaming.Weights[i], 0.02);
    }

    [TestMethod]
    public void EpochsShuffleTheRowsOfTheBuffer()
    {
        IDataView data = _mlContext.Data.LoadFromEnumerable(Example.Plane(2000, seed: 1, noise: 200));
        static Action<LinearTrainerOptions> Set(int seed, bool shuffle) => options => (options.Seed, options.Shuffle, options.LearningRate, options.NumberOfEpochs) = (seed, shuffle, 0.01f, 2);

        string one = Bits.Of(Fit(data, SmallBudget, Set(1, true)));

        Assert.AreEqual(one, Bits.Of(Fit(data, SmallBudget, Set(1, true))));
        Assert.AreNotEqual(one, Bits.Of(Fit(data, SmallBudget, Set(2, true))));
        Assert.AreNotEqual(one, Bits.Of(Fit(data, SmallBudget, Set(1, false))));
    }

    [TestMethod]
    public void RowsHeldBack_AreThoseOfDataInMemory()
    {
        IDataView data = _mlContext.Data.LoadFromEnumerable(Example.Plane(2000, seed: 1, noise: 200));
        TrainingHistory inMemory = new(), streaming = new();
        Action<LinearTrainerOptions> Set(TrainingHistory history) => options => (options.Shuffle, options.LearningRate, options.ValidationFraction, options.NumberOfEpochs, options.Progress)
            = (false, 0.01f, 0.1f, 3, history);

        string expected = Bits.Of(Fit(data, null, Set(inMemory)));

        Assert.AreEqual(expected, Bits.Of(Fit(data, SmallBudget, Set(streaming))));
        CollectionAssert.AreEqual(inMemory.Select(report => (report.TrainLoss, report.ValidationLoss)).ToArray(), streaming.Select(report => (report.TrainLoss, report.ValidationLoss)).ToArray());
    }

    [TestMethod]
    public void RowsHeldBack_DoNotDecideTheLearningRate()
    {
        // Under some seeds the last row is held back. Then what it holds changes nothing.
        List<Example> rows = Example.Plane(600, seed: 1, noise: 200);
        List<int> SeedsThatHoldItBack(long? budget) => [.. Enumerable.Range(0, 10).Where(seed => Train(seed, budget, 500) == Train(seed, budget, 1e6f))];

        List<int> inMemory = SeedsThatHoldItBack(null);

        Assert.IsNotEmpty(inMemory);
        CollectionAssert.AreEqual(inMemory, SeedsThatHoldItBack(SmallBudget));

        string Train(int seed, long? budget, float value)
        {
            rows[^1].Features[0] = value;
            return Bits.Of(Fit(_mlContext.Data.LoadFromEnumerable(rows), budget, options => (options.Seed, options.ValidationFraction, options.NumberOfEpochs) = (seed, 0.5f, 1)));
        }
    }

    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void TheLearningRate_FollowsFromASampleOfAllRows(bool isSparse)
    {
        // More than a sample holds, so that it is thinned twice; columns of different size, and rows that grow.
        List<WideExample> rows = WideExample.Rows(10_000, seed: 1, used: 90, width: 100);
        for (int i = 0; i < rows.Count; i++)
        {
            float[] values = [.. rows[i].Features.DenseValues().Select((value, j) => (isSparse ? value : value + 1) * (1 + (i / 5000f)) * MathF.Pow(10, j % 4))];
            int[] columns = [.. Enumerable.Range(0, 100).Where(j => values[j] != 0)];
            rows[i].Features = new VBuffer<float>(100, columns.Length, [.. columns.Select(j => values[j])], columns);
        }

        IDataView data = WideExample.Load(_mlContext, rows, 100);
        TrainingHistory inMemory = new(), streaming = new();

        Fit(data, null, options => (options.NumberOfEpochs, options.Progress) = (1, inMemory));
        Fit(data, 100_000, options => (options.NumberOfEpochs, options.Progress) = (1, streaming));

        Assert.AreEqual(inMemory[0].LearningRate, streaming[0].LearningRate, 0.05 * inMemory[0].LearningRate);
    }

    [TestMethod]
    public void WeightsAndPositiveClassWeights_StreamToo()
    {
        IDataView data = _mlContext.Data.LoadFromEnumerable(Rated.Rows(1000, seed: 1));
        LinearBinaryModelParameters Train(long? budget) => _mlContext.BinaryClassification.Trainers.Autograd(new AutogradBinaryTrainer.Options
        {
            LabelColumnName = "Good", ExampleWeightColumnName = "Weight", PositiveClassWeight = 3, MemoryBudget = budget, Seed = 1, NumberOfEpochs = 20,
        }).Fit(data).Model.SubModel;

        LinearBinaryModelParameters inMemory = Train(null), streaming = Train(8000);

        Assert.AreEqual(inMemory.Weights[0], streaming.Weights[0], 0.02 * Math.Abs(inMemory.Weights[0]));
        Assert.AreEqual(inMemory.Bias, streaming.Bias, 0.05 * Math.Abs(inMemory.Bias));
    }

    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void MemoryStaysBounded(bool isSparse)
    {
        // 32 MB of rows, or 13 MB where only 40 of 200 values are held.
        const int count = 40_000, width = 200, nonZeros = 40;
        float[] values = new float[isSparse ? nonZeros : width];
        int[] columns = new int[nonZeros];
        var row = new WideExample();
        long held = 0;
        IEnumerable<WideExample> Rows()
        {
            for (int i = 0; i < count; i++)
            {
                for (int j = 0; j < values.Length; j++)
                    values[j] = 1 + ((i * 31 * (j + 1)) % 17);
                for (int j = 0; j < nonZeros; j++)
                    columns[j] = (j * (width / nonZeros)) + (i % (width / nonZeros));
                row.Features = isSparse ? new VBuffer<float>(width, nonZeros, values, columns) : new VBuffer<float>(width, values);
                row.Label = i % 13;
                yield return row;
            }

            held = Math.Max(held, GC.GetTotalMemory(forceFullCollection: true));
        }

        var data = new CountingView(WideExample.Load(_mlContext, Rows(), width));
        long before = GC.GetTotalMemory(forceFullCollection: true);

        Fit(data, 200_000, options => options.NumberOfEpochs = 2);

        // The buffer, whose memory comes in pieces of a megabyte or two; up to 4,096 rows as a sample; and what the first pass began with, before it knew that rows are dense.
        Assert.AreEqual(3, data.Cursors);
        Assert.IsLessThan(isSparse ? 8_000_000 : 12_000_000, held - before);
    }

    private LinearRegressionModelParameters Fit(IDataView data, long? budget, Action<LinearTrainerOptions>? set = null)
    {
        var options = new AutogradRegressionTrainer.Options { Seed = 1, MemoryBudget = budget };
        set?.Invoke(options);
        return _mlContext.Regression.Trainers.Autograd(options).Fit(data).Model;
    }
}
