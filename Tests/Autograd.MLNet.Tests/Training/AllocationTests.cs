using Autograd.Core;
using Microsoft.ML;
using Microsoft.ML.Trainers;

namespace Autograd.MLNet.Tests.Training;

/// <summary>A step allocates nothing: epochs cost their reports, however many steps they have.</summary>
[TestClass]
public sealed class AllocationTests
{
    private readonly MLContext _mlContext = new(seed: 1);

    [TestMethod]
    [DataRow("Sgd")]
    [DataRow("Momentum")]
    [DataRow("Adam")]
    [DataRow("AdamW")]
    [DataRow("Adagrad")]
    [DataRow("RMSprop")]
    public void Steps_AllocateNothing(string optimizer)
    {
        IDataView dense = _mlContext.Data.LoadFromEnumerable(Example.Plane(2000, seed: 1, noise: 200)), sparse = WideExample.Load(_mlContext, WideExample.Rows(2000, seed: 1, 90, 100), 100);
        Check(dense, options => (options.Optimizer, options.BatchSize, options.L1Regularization, options.L2Regularization, options.GradientClipNorm) = (Optimizer(optimizer), 10, 1e-3f, 1e-3f, 1f));
        Check(sparse, options => (options.Optimizer, options.BatchSize, options.L1Regularization, options.L2Regularization, options.GradientClipNorm) = (Optimizer(optimizer), 10, 1e-3f, 1e-3f, 1f));
    }

    [TestMethod]
    public void Steps_OfSeveralThreads_AllocateNothing()
    {
        // Batches of 2,500 rows, the last of 500.
        Check(_mlContext.Data.LoadFromEnumerable(Example.Plane(10_500, seed: 1, noise: 200)), options => (options.BatchSize, options.NumberOfThreads) = (2500, 3));
        Check(WideExample.Load(_mlContext, WideExample.Rows(10_500, seed: 1, 90, 100), 100), options => (options.BatchSize, options.NumberOfThreads) = (2500, 3));
    }

    [TestMethod]
    public void Measuring_AllocatesNothing()
        => Check(_mlContext.Data.LoadFromEnumerable(Example.Plane(20_000, seed: 1, noise: 200)), options => options.ValidationFraction = 0.9f);

    [TestMethod]
    [DataRow("Absolute")]
    [DataRow("Struct")]
    [DataRow("Expression")]
    public void Losses_AllocateNothing(string name)
    {
        AutogradLoss loss = name switch
        {
            "Absolute" => AutogradLoss.Absolute(),
            "Struct" => AutogradLoss.FromStruct(new HuberLoss(100)),
            _ => AutogradLoss.FromExpression((p, y) => (p - y).Square()),
        };
        Check(_mlContext.Data.LoadFromEnumerable(Example.Plane(2000, seed: 1, noise: 200)), options => (options.Loss, options.BatchSize) = (loss, 10));
    }

    [TestMethod]
    public void Iterations_OfLbfgs_AllocateNextToNothing()
        => Check(_mlContext.Data.LoadFromEnumerable(Example.Plane(2000, seed: 1, noise: 200)), options => options.Optimizer = AutogradOptimizer.Lbfgs());

    /// <summary>Compares 2 epochs with 12.</summary>
    private void Check(IDataView data, Action<LinearTrainerOptions> set)
    {
        // 4 KB an epoch is for the report: its text, and what the log makes of it.
        long least = long.MaxValue;
        for (int attempt = 0; attempt < 3 && least > 10 * 4096; attempt++)
            least = Math.Min(least, Math.Abs(Allocated(12) - Allocated(2)));
        Assert.IsLessThanOrEqualTo(10 * 4096, least);

        long Allocated(int epochs)
        {
            var options = new AutogradRegressionTrainer.Options { Seed = 1, NumberOfEpochs = epochs };
            set(options);
            AutogradRegressionTrainer trainer = _mlContext.Regression.Trainers.Autograd(options);
            long before = GC.GetTotalAllocatedBytes(precise: true);
            trainer.Fit(data);
            return GC.GetTotalAllocatedBytes(precise: true) - before;
        }
    }

    private static AutogradOptimizer Optimizer(string name) => name switch
    {
        "Sgd" => AutogradOptimizer.Sgd(),
        "Momentum" => AutogradOptimizer.Sgd(momentum: 0.9, nesterov: true),
        "Adam" => AutogradOptimizer.Adam(amsGrad: true),
        "AdamW" => AutogradOptimizer.AdamW(),
        "Adagrad" => AutogradOptimizer.Adagrad(),
        _ => AutogradOptimizer.RMSprop(momentum: 0.5, centered: true),
    };
}
