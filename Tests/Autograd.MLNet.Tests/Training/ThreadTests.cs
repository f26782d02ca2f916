using Microsoft.ML;
using Microsoft.ML.Trainers;

namespace Autograd.MLNet.Tests.Training;

/// <summary>The number of threads decides how long training takes, and nothing else.</summary>
[TestClass]
public sealed class ThreadTests
{
    private readonly MLContext _mlContext = new(seed: 1);

    [TestMethod]
    [DataRow(5_000)]
    [DataRow(20_000)]
    public void Dense_GivesTheSameBits(int batchSize)
        => TheSameBits(_mlContext.Data.LoadFromEnumerable(Example.Plane(20_000, seed: 1, noise: 200)), threads => new() { BatchSize = batchSize, NumberOfThreads = threads });

    [TestMethod]
    [DataRow(5_000)]
    [DataRow(20_000)]
    public void Sparse_GivesTheSameBits(int batchSize)
        => TheSameBits(WideExample.Load(_mlContext, WideExample.Rows(20_000, seed: 1, used: 400, width: 500), 500), threads => new()
        {
            BatchSize = batchSize, NumberOfThreads = threads, Loss = AutogradLoss.Huber(), L1Regularization = 1e-3f, L2Regularization = 1e-3f,
        });

    [TestMethod]
    public void Lbfgs_GivesTheSameBits()
    {
        TheSameBits(_mlContext.Data.LoadFromEnumerable(Example.Plane(10_000, seed: 1, noise: 200)), Options);
        TheSameBits(WideExample.Load(_mlContext, WideExample.Rows(10_000, seed: 1, used: 40, width: 50), 50), Options);

        static AutogradRegressionTrainer.Options Options(int? threads) => new() { Optimizer = AutogradOptimizer.Lbfgs(), L2Regularization = 1e-3f, NumberOfThreads = threads };
    }

    [TestMethod]
    public void ManyTrainings_ShareThePoolOfThreads()
    {
        IDataView data = _mlContext.Data.LoadFromEnumerable(Example.Plane(5_000, seed: 1, noise: 200));
        AutogradRegressionTrainer trainer = _mlContext.Regression.Trainers.Autograd(new AutogradRegressionTrainer.Options { Seed = 1, BatchSize = 2_500, NumberOfEpochs = 3, NumberOfThreads = 3 });
        string expected = Bits.Of(trainer.Fit(data).Model);
        string[] models = new string[8];

        Parallel.For(0, models.Length, i => models[i] = Bits.Of(trainer.Fit(data).Model));

        Assert.IsTrue(models.All(model => model == expected));
    }

    [TestMethod]
    public void WhereThePoolIsBusy_TrainingDoesTheWorkItself()
    {
        IDataView data = _mlContext.Data.LoadFromEnumerable(Example.Plane(5_000, seed: 1));
        using var done = new ManualResetEventSlim();
        using var others = new CountdownEvent(500);
        for (int i = 0; i < 500; i++)
        {
            ThreadPool.QueueUserWorkItem(_ =>
            {
                done.Wait();
                others.Signal();
            });
        }

        // The pool adds a thread or two a second, so that it would take minutes until one is free to help.
        var watch = System.Diagnostics.Stopwatch.StartNew();
        _mlContext.Regression.Trainers.Autograd(new AutogradRegressionTrainer.Options { BatchSize = 5_000, NumberOfEpochs = 20, NumberOfThreads = 4 }).Fit(data);
        TimeSpan time = watch.Elapsed;
        done.Set();
        others.Wait();

        Assert.IsLessThan(TimeSpan.FromSeconds(20), time);
    }

    private void TheSameBits(IDataView data, Func<int?, AutogradRegressionTrainer.Options> create)
    {
        var models = new List<string>();
        foreach (int? threads in new int?[] { 1, 2, 4, null })
        {
            var history = new TrainingHistory();
            AutogradRegressionTrainer.Options options = create(threads);
            options.Seed = 1;
            options.NumberOfEpochs = 3;
            options.Progress = history;
            models.Add($"{Bits.Of(_mlContext.Regression.Trainers.Autograd(options).Fit(data).Model)} {string.Join(' ', history.Select(report => (report.TrainLoss, report.GradientNorm)))}");
        }

        Assert.HasCount(1, models.Distinct());
    }
}
