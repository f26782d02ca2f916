using System.Diagnostics;
using Autograd.MLNet.Tests.Training;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;

namespace Autograd.MLNet.Tests.Reliability;

/// <summary>Many at once do what each does alone.</summary>
[TestClass]
public sealed class ConcurrencyTests
{
    private const int Trainings = 24;

    private readonly MLContext _mlContext = new(seed: 1);

    [TestMethod]
    public void TrainingsInOneContext_HaveTheBitsTheyHaveAlone()
    {
        IDataView data = _mlContext.Data.LoadFromEnumerable(Example.Plane(3000, seed: 1, noise: 100));
        string[] alone = [.. Enumerable.Range(0, Trainings).Select(i => Bits.Of(Train(i)))];
        string[] together = new string[Trainings];
        Parallel.For(0, Trainings, new ParallelOptions { MaxDegreeOfParallelism = 6 }, i => together[i] = Bits.Of(Train(i)));

        Assert.AreSequenceEqual(alone, together);
        Assert.HasCount(Trainings, together.Distinct().ToList());

        LinearRegressionModelParameters Train(int i) => _mlContext.Regression.Trainers.Autograd(new AutogradRegressionTrainer.Options
        {
            Seed = i,
            NumberOfEpochs = 3,
            BatchSize = i % 2 == 0 ? 64 : 3000,
            NumberOfThreads = 1 + (i % 3),
            MemoryBudget = i % 4 == 3 ? 8000 : null,
            Optimizer = i % 5 == 0 ? AutogradOptimizer.Adam() : null,
        }).Fit(data).Model;
    }

    [TestMethod]
    public void OneTrainer_CanFitOnManyThreads()
    {
        var trainer = _mlContext.Regression.Trainers.Autograd(new AutogradRegressionTrainer.Options { Seed = 1, NumberOfEpochs = 3 });
        IDataView[] data = [.. Enumerable.Range(0, Trainings).Select(i => _mlContext.Data.LoadFromEnumerable(Example.Plane(500, seed: i, noise: 100)))];
        string[] alone = [.. data.Select(view => Bits.Of(trainer.Fit(view).Model))];
        string[] together = new string[Trainings];
        Parallel.For(0, Trainings, i => together[i] = Bits.Of(trainer.Fit(data[i]).Model));

        Assert.AreSequenceEqual(alone, together);
    }

    [TestMethod]
    public void OneTransformer_ScoresOnManyThreads()
    {
        IDataView data = _mlContext.Data.LoadFromEnumerable(Example.Plane(2000, seed: 1, noise: 100));
        ITransformer model = _mlContext.Regression.Trainers.Autograd(new AutogradRegressionTrainer.Options { NumberOfEpochs = 3 }).Fit(data);
        float[] alone = _mlContext.Scores(model, data);

        Parallel.For(0, Trainings, _ => Assert.AreSequenceEqual(alone, _mlContext.Scores(model, data)));
    }

    /// <summary>Whenever it comes, from whatever thread: the exception the token promises, or the model that would have been.</summary>
    [TestMethod]
    [DataRow(null, 1)]
    [DataRow(8000L, 1)]
    [DataRow(null, 2)]
    public void CancelledAtRandomMoments_ItEnds(long? memoryBudget, int threads)
    {
        IDataView data = _mlContext.Data.LoadFromEnumerable(Example.Plane(3000, seed: 1, noise: 100));
        int cancelled = 0, completed = 0;
        string expected = Bits.Of(Train(default));
        long started = Stopwatch.GetTimestamp();
        Train(default);
        TimeSpan whole = Stopwatch.GetElapsedTime(started);
        var random = new Random(7);
        for (int i = 0; i < 40; i++)
        {
            using var source = new CancellationTokenSource();
            source.CancelAfter(1.5 * random.NextDouble() * whole);
            try
            {
                Assert.AreEqual(expected, Bits.Of(Train(source.Token)));
                completed++;
            }
            catch (OperationCanceledException error)
            {
                Assert.AreEqual(source.Token, error.CancellationToken);
                cancelled++;
            }
        }

        Console.WriteLine($"Seed 7: 40 trainings, {cancelled} cancelled, {completed} completed.");
        Assert.AreEqual(expected, Bits.Of(Train(default)));

        LinearRegressionModelParameters Train(CancellationToken token) => _mlContext.Regression.Trainers.Autograd(new AutogradRegressionTrainer.Options
        {
            Seed = 1,
            NumberOfEpochs = 6,
            BatchSize = threads == 1 ? 64 : 3000,
            MemoryBudget = memoryBudget,
            NumberOfThreads = threads,
            CancellationToken = token,
        }).Fit(data).Model;
    }

    [TestMethod]
    [DataRow(null)]
    [DataRow(8000L)]
    public void WhatProgressThrows_IsThrownByFit_AndTheNextTrainingIsAsAlways(long? memoryBudget)
    {
        IDataView data = _mlContext.Data.LoadFromEnumerable(Example.Plane(3000, seed: 1, noise: 100));
        string expected = Bits.Of(Train(null));

        var error = Assert.ThrowsExactly<InvalidTimeZoneException>(() => Train(new OnEachEpoch(report =>
        {
            if (report.Epoch == 2)
                throw new InvalidTimeZoneException("not here");
        })));
        Assert.AreEqual("not here", error.Message);
        Assert.AreEqual(expected, Bits.Of(Train(null)));

        LinearRegressionModelParameters Train(IProgress<EpochReport>? progress)
            => _mlContext.Regression.Trainers.Autograd(new AutogradRegressionTrainer.Options { Seed = 1, NumberOfEpochs = 3, MemoryBudget = memoryBudget, Progress = progress }).Fit(data).Model;
    }

    [TestMethod]
    public void ProgressThatBlocks_HoldsUpItsOwnTrainingOnly()
    {
        IDataView data = _mlContext.Data.LoadFromEnumerable(Example.Plane(500, seed: 1, noise: 100));
        using var reached = new SemaphoreSlim(0);
        using var goOn = new SemaphoreSlim(0);
        Task<LinearRegressionModelParameters> held = Task.Run(() => Train(new OnEachEpoch(report =>
        {
            reached.Release();
            goOn.Wait();
        })));
        reached.Wait();
        string other = Bits.Of(Train(null));
        Assert.IsFalse(held.IsCompleted);
        goOn.Release(100);
        Assert.AreEqual(other, Bits.Of(held.Result));

        LinearRegressionModelParameters Train(IProgress<EpochReport>? progress)
            => _mlContext.Regression.Trainers.Autograd(new AutogradRegressionTrainer.Options { Seed = 1, NumberOfEpochs = 3, Progress = progress }).Fit(data).Model;
    }
}
